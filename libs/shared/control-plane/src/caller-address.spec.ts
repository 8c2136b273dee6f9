import { proveCallerAddress, provenCallerAddress } from './caller-address';

const now = 1_800_000_000_000;
const header = proveCallerAddress('2001:db8::7', 'a secret', now);

test('an address is believed from who has a secret, for a minute', () => {
  expect(provenCallerAddress(header, ['another', 'a secret'], now + 59_000)).toBe('2001:db8::7');
  expect(provenCallerAddress(header, ['a secret'], now + 61_000)).toBeUndefined();
  expect(provenCallerAddress(header, ['another'], now)).toBeUndefined();
});

test.each([undefined, '', 'x', ['a'], header.replace('2001:db8::7', '2001:db8::8'), header.replace('2001:db8::7', 'x'), header.slice(0, -1), header.replace(/ \d+ /, ' 99999999999999 ')])('%j proves nothing', (given) =>
  expect(provenCallerAddress(given, ['a secret'], now)).toBeUndefined(),
);
