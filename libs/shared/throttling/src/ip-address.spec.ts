import fc from 'fast-check';
import { parseIpAddress } from './ip-address';

test('spellings of one address are one number', () => {
  const same = (...spellings: string[]): void => expect(new Set(spellings.map(parseIpAddress)).size).toBe(1);

  same('10.0.0.1', '::ffff:10.0.0.1', '::FFFF:a00:1', '0:0:0:0:0:ffff:0a00:0001');
  same('2001:db8::1', '2001:0DB8:0:0:0:0:0:1', '2001:db8:0:0::0:1');
  same('fe80::1', 'fe80::1%eth0');
  same('::', '0:0:0:0:0:0:0:0');
});

test.each(['', 'localhost', '10.0.0', '10.0.0.256', '010.0.0.1', '1.2.3.4:80', '[::1]', ':::', '10.0.0.1%eth0', ' 10.0.0.1'])('%p is no address', (text) => {
  expect(parseIpAddress(text)).toBeUndefined();
});

test('addresses keep their order', () => {
  fc.assert(
    fc.property(fc.bigInt(0n, (1n << 32n) - 1n), fc.bigInt(0n, (1n << 32n) - 1n), (a, b) => {
      const dotted = (value: bigint): string => [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 255n).join('.');

      expect(parseIpAddress(dotted(a))! < parseIpAddress(dotted(b))!).toBe(a < b);
    }),
  );
});

test('what is written in full is read in full', () => {
  fc.assert(
    fc.property(fc.bigInt(0n, (1n << 128n) - 1n), (value) => {
      const text = Array.from({ length: 8 }, (_, i) => ((value >> BigInt((7 - i) * 16)) & 0xffffn).toString(16)).join(':');

      expect(parseIpAddress(text)).toBe(value);
    }),
  );
});
