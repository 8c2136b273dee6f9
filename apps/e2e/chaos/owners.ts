import { apiChanged, applicationChanged, applicationPolicyChanged, tokenRevoked, type EventData, type StateDefinition } from '@quintet/contracts';
import { applicationToken, registerClient, type World } from '../src/main-job/world';
import { expectStatus, request, type Answer } from '../src/rest';

/** A service with one kind of entity that it owns, as its REST API and its topic show it. */
export interface Owner {
  readonly name: 'publisher' | 'devportal' | 'traffic-manager' | 'key-manager';
  readonly definition: StateDefinition;
  /** What a creation needs beforehand; it answers with the creation's marker. */
  prepare(name: string): Promise<string>;
  create(marker: string): Promise<Answer>;
  keyOf(made: Answer, marker: string): string;
  /** Absent where nothing ever changes. */
  change?(made: Answer, marker: string): Promise<Answer>;
  remove?(made: Answer): Promise<Answer>;
  /** Marker in a record of the topic. */
  markerIn(data: unknown): string;
  /** What it owns now: marker by key. `attempted`: where its REST API has no list. */
  owned(attempted: Iterable<string>): Promise<Map<string, string>>;
}

const unlimited = { type: 'REQUESTCOUNTLIMIT', requestCount: { requestCount: 1_000_000, timeUnit: 'min', unitTime: 1 } };
const page = 1_000;
const organization = 'carbon.super';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- entries of a REST list
const mapOf = (list: readonly any[], key: (one: any) => string, marker: (one: any) => string): Map<string, string> => new Map(list.map((one) => [key(one), marker(one)]));

const publisher = ({ publisher: rest }: World): Owner => ({
  name: 'publisher',
  definition: apiChanged,
  prepare: async (name) => name,
  create: (marker) => rest.post('/apis', { json: { name: marker, version: '1.0.0', context: `/${marker}`, description: marker, operations: [{ verb: 'GET', target: '/orders' }] } }),
  keyOf: ({ body }) => body.id,
  change: ({ body }, marker) => rest.put(`/apis/${body.id}`, { json: { ...body, description: marker } }),
  remove: ({ body }) => rest.delete(`/apis/${body.id}`),
  markerIn: (data) => (data as EventData<typeof apiChanged>).description,
  owned: async () => {
    const { list } = expectStatus(await rest.get(`/apis?limit=${page}`), 200).body;
    const whole = new Map<string, string>();
    for (const { id } of list) whole.set(id, expectStatus(await rest.get(`/apis/${id}`), 200).body.description);
    return whole;
  },
});

const devportal = ({ devportal: rest }: World): Owner => ({
  name: 'devportal',
  definition: applicationChanged,
  prepare: async (name) => name,
  create: (marker) => rest.post('/applications', { json: { name: marker, throttlingPolicy: 'Unlimited', description: marker, tokenType: 'JWT' } }),
  keyOf: ({ body }) => body.applicationId,
  change: ({ body }, marker) => rest.put(`/applications/${body.applicationId}`, { json: { ...body, description: marker } }),
  remove: ({ body }) => rest.delete(`/applications/${body.applicationId}`),
  markerIn: (data) => (data as EventData<typeof applicationChanged>).description,
  owned: async () => {
    const { list } = expectStatus(await rest.get(`/applications?limit=${page}`), 200).body;
    return mapOf(list, (one) => one.applicationId, (one) => one.description);
  },
});

const trafficManager = ({ throttling: rest }: World): Owner => ({
  name: 'traffic-manager',
  definition: applicationPolicyChanged,
  prepare: async (name) => name,
  create: (marker) => rest.post('/policies/application', { json: { policyName: marker, displayName: marker, description: marker, defaultLimit: unlimited } }),
  keyOf: ({ body }) => `${organization}/${body.policyName}`,
  change: ({ body }, marker) => rest.put(`/policies/application/${body.policyId}`, { json: { ...body, description: marker } }),
  remove: ({ body }) => rest.delete(`/policies/application/${body.policyId}`),
  markerIn: (data) => (data as EventData<typeof applicationPolicyChanged>).description,
  owned: async () => {
    const { list } = expectStatus(await rest.get(`/policies/application?limit=${page}`), 200).body;
    return mapOf(list, (one) => `${organization}/${one.policyName}`, (one) => one.description);
  },
});

const keyManager = async (world: World): Promise<Owner> => {
  const { clientId, clientSecret } = await registerClient(world, 'chaos');
  const basic = { username: clientId, password: clientSecret };
  const tokens = new Map<string, string>();
  const at = (path: string, form: Readonly<Record<string, string>>) => request('POST', `${world.deployment.keyManager}/oauth2/${path}`, { basic, form });
  return {
    name: 'key-manager',
    definition: tokenRevoked,
    prepare: async () => {
      const token = await applicationToken(world, { consumerKey: clientId, consumerSecret: clientSecret });
      const { jti } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
      tokens.set(`token:${jti}`, token);
      return `token:${jti}`;
    },
    create: (marker) => at('revoke', { token: tokens.get(marker) ?? '' }),
    keyOf: (_made, marker) => marker,
    markerIn: (data) => tokenRevoked.keyOf(data as EventData<typeof tokenRevoked>),
    owned: async (attempted) => {
      const revoked = new Map<string, string>();
      for (const key of attempted) if (!expectStatus(await at('introspect', { token: tokens.get(key) ?? '' }), 200).body.active) revoked.set(key, key);
      return revoked;
    },
  };
};

export const ownersOf = async (world: World): Promise<readonly Owner[]> => [publisher(world), devportal(world), trafficManager(world), await keyManager(world)];
