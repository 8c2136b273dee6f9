import { createAddressMatcher, parseAddressBlock } from './address-block';

test.each([
  ['192.0.2.7', { address: '192.0.2.7', bits: 32, family: 'ipv4' }],
  ['10.0.0.0/8', { address: '10.0.0.0', bits: 8, family: 'ipv4' }],
  ['0.0.0.0/0', { address: '0.0.0.0', bits: 0, family: 'ipv4' }],
  ['2001:db8::1', { address: '2001:db8::1', bits: 128, family: 'ipv6' }],
  ['2001:db8::/32', { address: '2001:db8::', bits: 32, family: 'ipv6' }],
  ['::ffff:192.0.2.7', { address: '192.0.2.7', bits: 32, family: 'ipv4' }],
])('%s is understood', (text, block) => expect(parseAddressBlock(text)).toEqual(block));

test.each(['', 'localhost', '192.0.2', '192.0.2.7/33', '192.0.2.7/', '192.0.2.7/-1', '2001:db8::/129', '10.0.0.0/8/8', 'fe80::1%eth0', '192.0.2.7 '])('"%s" is neither an address nor a network', (text) =>
  expect(parseAddressBlock(text)).toBeUndefined(),
);

const matcher = (...texts: string[]) => createAddressMatcher(texts.flatMap((text) => parseAddressBlock(text) ?? []));

test.each<[string, boolean, string[]]>([
  ['192.0.2.7', true, ['192.0.2.7']],
  ['::ffff:192.0.2.7', true, ['192.0.2.7']],
  ['192.0.2.8', false, ['192.0.2.7', '2001:db8::/32']],
  ['10.9.8.7', true, ['192.0.2.7', '10.0.0.0/8']],
  ['11.0.0.1', false, ['10.0.0.0/8']],
  ['2001:db8:5::1', true, ['2001:db8::/32']],
  ['2001:DB8:5:0::1', true, ['2001:db8:5::1']],
  ['2001:db9::1', false, ['2001:db8::/32', '0.0.0.0/0']],
  ['nonsense', false, ['0.0.0.0/0', '::/0']],
  ['fe80::1%eth0', false, ['::/0']],
  ['', false, ['0.0.0.0/0']],
  ['192.0.2.7', false, []],
])('%s: %s', (address, expected, blocks) => expect(matcher(...blocks)(address)).toBe(expected));
