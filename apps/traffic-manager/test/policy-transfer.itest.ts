import { contract, startTrafficManager, type Answer, type TestTrafficManager } from './start-traffic-manager';

let it: TestTrafficManager;
beforeAll(async () => {
  it = await startTrafficManager();
});
afterAll(() => it.stop());

const limit = { type: 'REQUESTCOUNTLIMIT', requestCount: { requestCount: 5, timeUnit: 'min', unitTime: 1 } };
const add = async (kind: string, body: object): Promise<Answer['body']> => (await it.call('POST', `/policies/${kind}`, { body })).body;

const importFile = async (text: string | undefined, { query = '', organization = 'carbon.super' } = {}) => {
  const form = new FormData();
  if (text !== undefined) form.append('file', new Blob([text]), 'policy.json');
  const response = await contract.fetch(`${it.url}/api/am/admin/v4/throttling/policies/import${query}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${it.issuer.token({ organization, scopes: ['apim:policies_import_export'] })}` },
    body: form,
  });
  return { status: response.status, body: (await response.json()) as Answer['body'] };
};

test.each([
  ['subscription', 'sub', { rateLimitCount: 2, rateLimitTimeUnit: 'sec', stopOnQuotaReach: true }],
  ['application', 'app', { burstLimit: { rateLimitCount: 2, rateLimitTimeUnit: 'sec' } }],
  ['advanced', 'api', { conditionalGroups: [{ conditions: [{ type: 'IPCONDITION', ipCondition: { ipConditionType: 'IPSPECIFIC', specificIP: '10.0.0.1' } }], limit }] }],
  ['custom', 'global', { keyTemplate: '$userId', condition: "userId == 'ann'" }],
])('a policy of kind %s is exported, deleted, and imported as it was', async (kind, type, fields) => {
  const before = await add(kind, { policyName: 'Moved', defaultLimit: limit, ...fields });
  const file = (await it.call('GET', `/policies/export?name=Moved&type=${type}`)).body;
  expect(file).toEqual({ type: 'rate-limiting policy', subtype: kind, version: 'v4', data: before });
  expect((await it.call('GET', `/policies/export?policyId=${before.policyId}`)).body).toEqual(file);

  expect((await importFile(JSON.stringify(file))).status).toBe(409);
  expect((await it.call('DELETE', `/policies/${kind}/${before.policyId}`)).status).toBe(200);
  const { status, body } = await importFile(JSON.stringify(file));

  expect(status).toBe(200);
  const withoutIds = (policy: unknown): unknown => JSON.parse(JSON.stringify(policy, (key, value: unknown) => (key === 'policyId' || key === 'groupId' ? undefined : value)));
  expect(withoutIds(body)).toEqual(withoutIds(before));
  expect(body.policyId).not.toBe(before.policyId);
});

test('YAML will do, and an existing policy is overwritten when that is asked for', async () => {
  const { policyId } = await add('application', { policyName: 'Written', defaultLimit: limit });
  const yaml = `type: rate-limiting policy
subtype: application policy
version: v4.1.0
data:
  policyName: Written
  description: Anew
  defaultLimit:
    type: BANDWIDTHLIMIT
    bandwidth: { dataAmount: 1, dataUnit: KB, timeUnit: min, unitTime: 1 }
`;

  expect((await importFile(yaml, { query: '?overwrite=True' })).body).toMatchObject({ policyId, description: 'Anew', defaultLimit: { type: 'BANDWIDTHLIMIT' } });
  expect((await it.call('GET', `/policies/application/${policyId}`)).body).toMatchObject({ description: 'Anew' });
});

test.each([
  [undefined, 'is missing'],
  ['{', 'cannot be read'],
  ['[]', 'must have subtype and data'],
  ['subtype: moon\ndata: {}', 'subtype must be one of'],
])('the file %j is refused: %s', async (text, why) => {
  const { status, body } = await importFile(text);

  expect(status).toBe(400);
  expect(JSON.stringify(body)).toContain(why);
});

test('faults of the policy in a file are told by field, and nothing is made', async () => {
  const { status, body } = await importFile(JSON.stringify({ subtype: 'application', data: { policyName: 'Faulty', defaultLimit: { type: 'REQUESTCOUNTLIMIT', requestCount: { requestCount: 0, timeUnit: 'min', unitTime: 1 } } } }));

  expect(status).toBe(400);
  expect(body.error.map(({ code }: { code: string }) => code)).toEqual(['defaultLimit.requestCount.requestCount']);
  expect((await it.call('GET', '/policies/export?name=Faulty&type=app')).status).toBe(404);
});

test('what to export must be clear', async () => {
  await add('application', { policyName: 'Both', defaultLimit: limit });
  await add('subscription', { policyName: 'Both', defaultLimit: limit });

  expect((await it.call('GET', '/policies/export')).status).toBe(400);
  expect((await it.call('GET', '/policies/export?name=Both')).body.description).toContain('application and subscription');
  expect((await it.call('GET', '/policies/export?name=Both&type=moon')).status).toBe(400);
  expect((await it.call('GET', '/policies/export?name=Nowhere&type=app')).status).toBe(404);
});

test('custom policies go in and out of the super tenant alone', async () => {
  const custom = { subtype: 'custom', data: { policyName: 'Mine', keyTemplate: '$userId', defaultLimit: limit } };

  expect((await importFile(JSON.stringify(custom), { organization: 'acme.com' })).status).toBe(403);
});
