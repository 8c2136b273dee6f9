import fc from 'fast-check';
import { grantSize } from './grant-size';

const requests = fc.record({ wanted: fc.integer({ min: 1, max: 10_000 }), atMost: fc.integer({ min: 1, max: 100_000 }), remaining: fc.integer({ min: 0, max: 1_000_000 }) });

test('never more than remains or is of use, never less than is needed now while there is any', () => {
  fc.assert(
    fc.property(requests, (request) => {
      const granted = grantSize(request);

      expect(granted).toBeLessThanOrEqual(Math.min(request.remaining, Math.max(request.wanted, request.atMost)));
      expect(granted).toBeGreaterThanOrEqual(Math.min(request.wanted, request.remaining));
      expect(Number.isInteger(granted)).toBe(true);
    }),
  );
});

test('more remaining never means a smaller lease', () => {
  fc.assert(
    fc.property(requests, fc.nat(10_000), (request, more) => {
      expect(grantSize({ ...request, remaining: request.remaining + more })).toBeGreaterThanOrEqual(grantSize(request));
    }),
  );
});

test('several gateways that ask in any order share the limit exactly', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.array(requests, { minLength: 1, maxLength: 50 }), (limit, asked) => {
      let remaining = limit;
      let granted = 0;
      for (const request of asked) {
        const size = grantSize({ ...request, remaining });
        granted += size;
        remaining -= size;
      }
      const needed = asked.reduce((sum, { wanted }) => sum + wanted, 0);

      expect(granted).toBeLessThanOrEqual(limit);
      expect(granted).toBeGreaterThanOrEqual(Math.min(limit, needed));
    }),
  );
});

test('leases beyond the need shrink towards the end, down to what is needed', () => {
  expect([5_000, 400, 40, 4, 1].map((remaining) => grantSize({ wanted: 1, atMost: 500, remaining }))).toEqual([500, 100, 10, 1, 1]);
});
