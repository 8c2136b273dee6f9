import { planRotation, signingNow } from './plan-rotation';

const rules = { rotateAfterMs: 1000, publishAheadMs: 100, keepMs: 500 };
const key = (kid: string, createdMs: number, signsFromMs = createdMs) => ({ kid, createdMs, signsFromMs });

test('the first key signs at once', () => {
  expect(planRotation([], 7, rules)).toEqual({ create: 7, retire: [] });
});

test('a key that is old enough gets a successor, which is published before it signs', () => {
  expect(planRotation([key('a', 0)], 999, rules)).toEqual({ create: undefined, retire: [] });
  expect(planRotation([key('a', 0)], 1000, rules)).toEqual({ create: 1100, retire: [] });
});

test('until its time comes the successor does not sign', () => {
  const keys = [key('a', 0), key('b', 1000, 1100)];

  expect(signingNow(keys, 1099)?.kid).toBe('a');
  expect(signingNow(keys, 1100)?.kid).toBe('b');
  expect(planRotation(keys, 1050, rules)).toEqual({ create: undefined, retire: [] });
});

test('a key is kept for as long as a token that it signed can live', () => {
  const keys = [key('a', 0), key('b', 1000, 1100)];

  expect(planRotation(keys, 1599, rules).retire).toEqual([]);
  expect(planRotation(keys, 1600, rules).retire).toEqual(['a']);
});
