import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startTrafficManager, type TestTrafficManager } from './start-traffic-manager';

const guide = readFileSync(join(__dirname, '../../../docs/guides/throttling-policies.md'), 'utf8').replaceAll(/^ {4}/gm, '');
/** What the guide sends: `am $P/<kind> -d '<body>'`, or the body as a document behind it. */
const examples = [...guide.matchAll(/^am \$P\/([a-z]+) -d (?:'(\{.*?\})'$|@- <<'JSON'\n(.*?)\nJSON$)/gms)].map(([, kind = '', quoted, document]) => [kind, quoted ?? document ?? ''] as const);

let it: TestTrafficManager;
beforeAll(async () => {
  it = await startTrafficManager();
});
afterAll(() => it.stop());

test.each(examples)('the %s policy that the guide makes is made', async (kind, text) => {
  const body = JSON.parse(text) as { policyName: string };

  expect(await it.call('POST', `/policies/${kind}`, { body })).toMatchObject({ status: 201, body: { policyName: body.policyName } });
});

test('the guide has an example of each kind, and of a query', () => {
  expect(examples.map(([kind]) => kind)).toEqual(['application', 'subscription', 'advanced', 'custom', 'custom']);
});
