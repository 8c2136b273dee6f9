import { BlockList, isIP } from 'node:net';

/** What is not on the public Internet (RFC 6890 and its registries), so nothing that a user may have us fetch from. */
const blocked = new BlockList();
const v4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];
const v6: readonly (readonly [string, number])[] = [
  ['::', 96], // unspecified, loopback, and IPv4 written into IPv6
  ['64:ff9b::', 32], // leads to IPv4 addresses behind a translator
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16], // carries an IPv4 address
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
];
for (const [network, prefix] of v4) blocked.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of v6) blocked.addSubnet(network, prefix, 'ipv6');

/** Also true for what is no address at all. IPv4 mapped into IPv6 counts as what it maps. */
export const isPrivateAddress = (address: string): boolean => {
  const family = isIP(address);
  return family === 0 || blocked.check(address, family === 4 ? 'ipv4' : 'ipv6');
};
