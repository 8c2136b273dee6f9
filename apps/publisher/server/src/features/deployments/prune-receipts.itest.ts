import { sql } from '@quintet/persistence';
import { startPublisher, type TestPublisher } from '../../../test/start-publisher';
import type { GatewayStatus } from './gateways';
import { createPruneReceipts } from './prune-receipts';

const hour = 3_600_000;
const day = 24 * hour;
let publisher: TestPublisher;
let apis: readonly string[];
beforeAll(async () => {
  publisher = await startPublisher();
  apis = [await publisher.makeApi(), await publisher.makeApi({ organization: 'other' })];
});
afterAll(() => publisher.stop());

let nowMs: number;
let known: boolean;
let statuses: Map<string, Pick<GatewayStatus, 'gatewayId' | 'expiresMs'>>;
const hears = (gatewayId: string, expiresMs = nowMs + 10_000): unknown => statuses.set(gatewayId, { gatewayId, expiresMs });
/** With a receipt of each gateway for each API. */
const begin = async (...gatewayIds: string[]) => {
  [nowMs, known, statuses] = [Date.now(), true, new Map()];
  const { database } = publisher;
  await database.rows(sql`delete from gateway_receipt`);
  for (const gatewayId of gatewayIds) {
    await database.rows(sql`
      insert into gateway_receipt (organization, api_id, environment, gateway_id, revision_id, outcome, at, first_at)
      select api.organization, api.id, 'Default', ${gatewayId}, 'r', 'applied', ${new Date(nowMs - 2 * hour)}, ${new Date(nowMs - 2 * hour)} from api where api.id = any (${apis})`);
  }
  return createPruneReceipts({ database, gateways: statuses as never, isKnown: () => known, clock: { now: () => nowMs } });
};
const kept = async (): Promise<string[]> => {
  const rows = await publisher.database.rows<{ id: string; count: number }>(sql`
    select gateway_receipt.gateway_id as id, count(*)::int as count from gateway_receipt group by gateway_receipt.gateway_id order by gateway_receipt.gateway_id`);
  return rows.map(({ id, count }) => `${id} ${count}`);
};

test('receipts of gateways that left or are silent for a day go, in every organization; those of others stay', async () => {
  const prune = await begin('left', 'lives', 'silent', 'silent for a day');
  hears('lives');
  hears('silent', nowMs - day + 2 * hour);
  hears('silent for a day', nowMs - day);
  await prune();
  expect(await kept()).toHaveLength(4); // seen once only
  nowMs += hour;
  await prune();
  expect(await kept()).toEqual(['lives 2', 'silent 2']);
  nowMs += hour; // `silent` is silent for a day now
  await prune();
  nowMs += hour;
  hears('lives');
  await prune();
  expect(await kept()).toEqual(['lives 2']);
});

test('one that comes back within the hour keeps its receipts', async () => {
  const prune = await begin('restarted');
  await prune();
  hears('restarted');
  await prune();
  statuses.delete('restarted');
  await prune();
  expect(await kept()).toEqual(['restarted 2']);
});

test('what one says that comes back this very moment stays', async () => {
  const prune = await begin('back');
  await prune();
  await publisher.database.rows(sql`update gateway_receipt set at = ${new Date(nowMs)} where gateway_receipt.organization = 'other'`);
  await prune();
  expect(await kept()).toEqual(['back 1']);
});

test('while the hub is away, and just after, nobody is taken for gone', async () => {
  const prune = await begin('cut off');
  await prune();
  known = false;
  await prune();
  known = true;
  await prune();
  expect(await kept()).toEqual(['cut off 2']);
  await prune();
  expect(await kept()).toEqual([]);
});
