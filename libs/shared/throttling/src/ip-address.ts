import { isIPv4, isIPv6 } from 'node:net';

/** Where IPv4 lies in the IPv6 space (RFC 4291 section 2.5.5.2, `::ffff:0:0/96`): one number line for both. */
const ipv4Base = 0xffff_0000_0000n;
const bitsPerGroup = 16n;
const groupsInAll = 8;

const ipv4Number = (text: string): number => text.split('.').reduce((value, part) => value * 256 + Number(part), 0);

const groupsOf = (text: string): string[] => {
  if (text === '') return [];
  const groups = text.split(':');
  const last = groups.at(-1) ?? '';
  if (!last.includes('.')) return groups;
  const low = ipv4Number(last);
  return [...groups.slice(0, -1), (low >>> 16).toString(16), (low & 0xffff).toString(16)];
};

const ipv6Number = (text: string): bigint => {
  const [head = '', tail] = text.split('::');
  const front = groupsOf(head);
  const back = tail === undefined ? [] : groupsOf(tail);
  const zeros = Array.from({ length: groupsInAll - front.length - back.length }, () => '0');
  return [...front, ...zeros, ...back].reduce((value, group) => (value << bitsPerGroup) | BigInt(`0x${group}`), 0n);
};

/**
 * The place of an address on one number line: IPv4, and IPv6 in any of its spellings; `::ffff:10.0.0.1` is `10.0.0.1`.
 * A zone (`%eth0`) is ignored.
 *
 * @returns undefined for what is no address
 */
export const parseIpAddress = (text: string): bigint | undefined => {
  if (isIPv4(text)) return ipv4Base + BigInt(ipv4Number(text));
  const [address = ''] = text.split('%');
  return isIPv6(address) ? ipv6Number(address) : undefined;
};
