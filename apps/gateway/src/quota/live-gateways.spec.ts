import fc from 'fast-check';
import { gatewayReported } from '@quintet/contracts';
import { createMemoryBus, outgoing } from '@quintet/messaging';
import { silentLogger } from '@quintet/service-kit';
import { createLiveGateways, equalShare } from './live-gateways';

test('the shares of all gateways together are the limit, and differ by one at most', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000 }), fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 20 }), (units, ids) => {
      const shares = ids.map((id) => equalShare(ids, id, units));

      expect(shares.reduce((sum, share) => sum + share, 0)).toBe(units);
      expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
    }),
  );
});

test('gateways whose reports ended before the newest report of anybody do not count; all others do, however old that is', async () => {
  const bus = createMemoryBus({ logger: silentLogger() });
  const report = (gatewayId: string, reportedMs: number) =>
    bus.publish([
      outgoing(gatewayReported, { gatewayId, environments: [], startedMs: 1, reportedMs, expiresMs: reportedMs + 10_000, state: 'live', version: '1' }, { source: '/test', timeMs: 1, entityVersion: reportedMs }),
    ]);
  await report('gone', 1_000);
  await report('here', 20_000);
  await report('there', 22_000);
  const gateways = createLiveGateways(bus, 'here');
  await gateways.start();
  await new Promise((resolve) => setTimeout(resolve, 20));

  expect([...gateways.ids].sort()).toEqual(['here', 'there']);
  expect(gateways.shareOf(11) + equalShare(gateways.ids, 'there', 11)).toBe(11);
  await gateways.stop();
});
