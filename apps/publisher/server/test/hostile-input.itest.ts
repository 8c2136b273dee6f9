import { startDevportalStandIn, type DevportalStandIn } from './devportal-stand-in';
import { hostileBodies, hostileHeaders, hostilePathParts, hostileQueries, hostileValues, type HostileBody } from './hostile-input';
import { answerExplanations, decisionRecord } from '@quintet/testkit';
import { routes, type Route } from './routes';
import { publisherScopes } from '../src/features/settings/publisher-scopes';
import { startPublisher, testConfig, type Call, type TestPublisher } from './start-publisher';

const scopes = [...publisherScopes, 'apim:admin'];
let devportal: DevportalStandIn;
let publisher: TestPublisher;
let known: Record<string, string>;
beforeAll(async () => {
  devportal = await startDevportalStandIn(testConfig('').clientSecret);
  publisher = await startPublisher({ devportalUrl: devportal.url, keyManagerUrl: devportal.url });
  const make = async (path: string, json: unknown): Promise<string> => {
    const { body } = await publisher.call('POST', path, { scopes, json });
    return body.id ?? body.documentId;
  };
  const admin = '/api/am/admin/v4';
  const apiId = await make('/apis', { name: 'Target', version: '1', context: '/target', policies: ['Unlimited'], endpointConfig: { endpoint_type: 'http', production_endpoints: { url: 'http://b' } } });
  known = {
    apiId,
    revisionId: await make(`/apis/${apiId}/revisions`, {}),
    documentId: await make(`/apis/${apiId}/documents`, { name: 'D', type: 'HOWTO', sourceType: 'INLINE' }),
    commentId: await make(`/apis/${apiId}/comments`, { content: 'c' }),
    scopeId: await make('/scopes', { name: 'target', displayName: 't' }),
    apiCategoryId: await make(`${admin}/api-categories`, { name: 'Target' }),
    environmentId: await make(`${admin}/environments`, { name: 'Target', vhosts: [{ host: 'h' }] }),
    deploymentId: Buffer.from('Default').toString('base64url'),
    policyLevel: 'subscription',
    policyName: 'Unlimited',
    subscriptionId: 'none',
    tenantDomain: 'carbon.super',
    requestId: 'refused',
  };
  answerExplanations(publisher.bus, [decisionRecord({ requestId: 'refused', api: { id: apiId } })]);
  expect(Object.entries(known).filter(([, id]) => typeof id !== 'string')).toEqual([]);
});
afterAll(async () => {
  await publisher.stop();
  await devportal.stop();
});

const addressOf = ({ path }: Route, instead: Readonly<Record<string, string>> = {}): string => path.replace(/\{(\w+)\}/g, (_all, name: string) => instead[name] ?? known[name]!);
const partsOf = ({ path }: Route): string[] => [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
let counted = 0;
/** In bytes: what is sent in shall not come back a hundred times over. */
const longestRefusal = 50_000;

/** A body that is right but for one field. Names are new each time, so that no name that is taken hides the fault. */
const withField = ({ body = {}, isList }: Route, field: string, value: string): HostileBody => {
  counted += 1;
  const fresh = { ...body, ...('name' in body && body['name'] !== 'Default' ? { name: `N${counted}` } : {}), ...('context' in body ? { context: `/n${counted}` } : {}) };
  const members = Object.entries(fresh).filter(([name]) => name !== field).map(([name, one]) => `${JSON.stringify(name)}:${JSON.stringify(one)}`);
  const text = `{${[...members, `${JSON.stringify(field)}:${value}`].join(',')}}`;
  return { headers: { 'content-type': 'application/json' }, raw: isList ? `[${text}]` : text };
};

const withFormField = (fields: readonly string[], value: Buffer): Call => {
  const form = new FormData();
  if (fields.includes('additionalProperties')) form.set('inlineAPIDefinition', '{"openapi":"3.0.0","info":{"title":"a","version":"1"},"paths":{"/a":{"get":{"responses":{}}}}}');
  for (const field of fields) {
    if (field === 'file') form.set('file', new Blob([new Uint8Array(value)]), 'a\0\ud800.json');
    else form.set(field, value.toString('utf8'));
  }
  return { form };
};
const hostileTexts: Readonly<Record<string, Buffer>> = {
  'nothing': Buffer.from(''),
  'bytes that are no text': Buffer.from([0xff, 0xfe, 0, 0xc0, 0x80]),
  'a NUL': Buffer.from('a\0b'),
  'JSON with a NUL': Buffer.from('{"openapi":"3.0.0","info":{"title":"a\\u0000","version":"1"},"paths":{"/a\\u0000":{"get":{}}},"context":"/x"}'),
  'JSON with half a surrogate pair': Buffer.from('{"openapi":"3.0.0","info":{"title":"a","version":"1","description":"\\ud800"},"paths":{"/a":{"get":{"responses":{}}}},"context":"/x","description":"\\ud800"}'),
  'a deep object': Buffer.from(hostileValues['a deep object']!),
  'a deep definition': Buffer.from(`{"openapi":"3.0.0","info":{"title":"a","version":"1"},"paths":{},"context":"/x","x-deep":${hostileValues['a rather deep object']!}}`),
  'a very deep definition': Buffer.from(`{"openapi":"3.0.0","info":{"title":"a","version":"1"},"paths":{},"context":"/x","x-deep":${hostileValues['a deep object']!}}`),
  'wrong types': Buffer.from('{"openapi":3,"swagger":[],"info":[],"paths":[null],"components":5,"tags":{},"context":{}}'),
  'wrong types further down': Buffer.from('{"openapi":"3.0.0","info":{"title":{},"version":[]},"paths":{"/a":null,"/b":{"get":[],"parameters":5,"post":{"responses":[],"security":5,"parameters":[null]}}},"servers":[null]}'),
  'YAML that refers to itself': Buffer.from('openapi: 3.0.0\ninfo: &a {title: a, version: "1", x: *a}\npaths: {}\n'),
  'an address that is none': Buffer.from('http://[::1'),
  'an image that ends early': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  'an SVG': Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${'<g>'.repeat(20_000)}`),
};

/** Everything that is sent to one route. */
const attemptsOn = (route: Route): readonly (readonly [string, string, Call])[] => {
  const address = addressOf(route);
  const takesBody = !['GET', 'HEAD', 'DELETE'].includes(route.method);
  return [
    ...hostileHeaders.map((headers) => [`header ${Object.keys(headers)[0]}`, address, { headers }] as const),
    ...(route.query ?? []).flatMap((name) =>
      Object.entries(hostileQueries).map(([what, of]) => {
        const others = (route.query ?? []).filter((other) => other !== name && other in known).map((other) => `${other}=${known[other]}`);
        return [`query ${name}: ${what}`, `${address}?${[of(name), ...others].join('&')}`, {}] as const;
      }),
    ),
    ...partsOf(route).flatMap((name) => Object.entries(hostilePathParts).map(([what, part]) => [`path ${name}: ${what}`, addressOf(route, { [name]: part }), {}] as const)),
    ...(takesBody ? Object.entries(hostileBodies).map(([what, body]) => [`body: ${what}`, address, body] as const) : []),
    ...Object.keys(route.body ?? {}).flatMap((field) =>
      Object.entries(hostileValues).map(([what, value]) => {
        const query = route.query?.includes('revisionId') ? `?revisionId=${known['revisionId']}` : '';
        return [`field ${field}: ${what}`, address + query, withField(route, field, value)] as const;
      }),
    ),
    ...(route.form ?? []).flatMap((field) => Object.entries(hostileTexts).map(([what, text]) => [`form ${field}: ${what}`, address, withFormField([field], text)] as const)),
  ];
};

test.each(routes.map((route) => [`${route.method} ${route.path}`, route] as const))('%s answers what it cannot take with the reason, never with a failure of its own', async (_name, route) => {
  const failures: string[] = [];
  for (const [what, address, call] of attemptsOn(route)) {
    const { status, body, bytes } = await publisher.call(route.method, address, { scopes, ...call });
    if (status >= 400 && bytes.length > longestRefusal) failures.push(`${what}: an answer of ${bytes.length} bytes`);
    if (status >= 500) failures.push(`${what}: ${status} ${JSON.stringify(body).slice(0, 200)}`);
  }
  expect(failures).toEqual([]);
}, 60_000);

test('what was kept of all that does not break the lists and searches', async () => {
  for (const path of ['/apis?limit=1000', '/search?query=a&limit=1000', '/search?query=doc:a', '/search?query=content:a', '/apis?query=tag:t', '/scopes?limit=1000', '/api-categories', '/settings']) {
    expect([path, (await publisher.call('GET', path, { scopes })).status]).toEqual([path, 200]);
  }
});
