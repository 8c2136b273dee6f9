import { progressOf } from './progress';
import type { Receipt } from './receipts';

const deployedAt = new Date(1_000_000);
const deployment = { environment: 'Default', revisionId: 'r1', deployedAt };
const gateway = (gatewayId: string, startedMs = 0) => ({ gatewayId, startedMs });
const receipt = (gatewayId: string, afterMs: number, more: Partial<Receipt> = {}): Receipt => {
  const at = new Date(deployedAt.getTime() + afterMs);
  return { environment: 'Default', gatewayId, revisionId: 'r1', outcome: 'applied', reason: null, at, firstAt: at, ...more };
};
const propagation = (receipts: readonly Receipt[], live = [gateway('a'), gateway('b'), gateway('c')]) => progressOf(deployment, receipts, live).propagation;

test('is as slow as the slowest gateway', () => {
  expect(propagation([receipt('a', 7), receipt('b', 18), receipt('c', 11)])).toEqual({ live: 3, deployed: 3, failed: 0, milliseconds: 18, text: 'live on 3 of 3 gateways in 18 ms', failures: [] });
});

test('names the gateways that refuse, and counts those that have not answered', () => {
  const { text, failures } = propagation([receipt('a', 7), receipt('b', 9, { outcome: 'refused', reason: 'no room' })]);

  expect(text).toBe('live on 1 of 3 gateways in 7 ms, refused by 1, not yet answered by 1');
  expect(failures).toEqual([{ gatewayId: 'b', reason: 'no room' }]);
});

test.each([
  ['nobody is there', [receipt('gone', 5)], [], { live: 0, deployed: 0, milliseconds: null, text: 'no gateway of this environment is live' }],
  ['nobody has answered', [], [gateway('a')], { deployed: 0, milliseconds: null, text: 'live on 0 of 1 gateway, not yet answered by 1' }],
  ['the answer is of another revision', [receipt('a', 5, { revisionId: 'r0' })], [gateway('a')], { deployed: 0 }],
  ['the answer is of another environment', [receipt('a', 5, { environment: 'Other' })], [gateway('a')], { deployed: 0 }],
  ['the clock of the gateway is behind', [receipt('a', -3)], [gateway('a')], { deployed: 1, milliseconds: 0 }],
  ['a gateway joined a day later', [receipt('a', 20), receipt('b', 86_400_000)], [gateway('a'), gateway('b', deployedAt.getTime() + 86_300_000)], { deployed: 2, milliseconds: 20, text: 'live on 2 of 2 gateways in 20 ms' }],
  ['all joined later', [receipt('a', 900)], [gateway('a', deployedAt.getTime() + 500)], { deployed: 1, milliseconds: null, text: 'live on 1 of 1 gateway' }],
  ['a gateway was started again under its name', [receipt('a', 900, { firstAt: new Date(deployedAt.getTime() + 12) })], [gateway('a', deployedAt.getTime() + 500)], { milliseconds: 12 }],
])('when %s', (_name, receipts, live, expected) => {
  expect(propagation(receipts, live)).toMatchObject(expected);
});
