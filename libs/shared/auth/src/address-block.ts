import { BlockList, isIP } from 'node:net';

/** An address, or a network. */
export interface AddressBlock {
  readonly address: string;
  readonly bits: number;
  readonly family: 'ipv4' | 'ipv6';
}

const families = { 4: { family: 'ipv4', bits: 32 }, 6: { family: 'ipv6', bits: 128 } } as const;
const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/** An IPv4 address, also where it is written as IPv6. */
const plain = (address: string): string => mapped.exec(address)?.[1] ?? address;

/** Reads an IPv4 or IPv6 address, or a network in CIDR notation such as `10.0.0.0/8`; undefined for anything else, also for an address with a zone. */
export const parseAddressBlock = (text: string): AddressBlock | undefined => {
  const [given = '', bits, ...rest] = text.split('/');
  const address = bits === undefined ? plain(given) : given;
  const version = isIP(address);
  if ((version !== 4 && version !== 6) || rest.length > 0 || address.includes('%')) return undefined;
  const { family, bits: all } = families[version];
  if (bits === undefined) return { address, bits: all, family };
  return /^\d{1,3}$/.test(bits) && Number(bits) <= all ? { address, bits: Number(bits), family } : undefined;
};

/** @returns whether an address lies in one of the blocks; what is no address lies in none */
export const createAddressMatcher = (blocks: readonly AddressBlock[]): ((address: string) => boolean) => {
  const list = new BlockList();
  for (const { address, bits, family } of blocks) list.addSubnet(address, bits, family);
  return (text) => {
    const address = plain(text);
    const version = isIP(address);
    return version !== 0 && !address.includes('%') && list.check(address, version === 6 ? 'ipv6' : 'ipv4');
  };
};
