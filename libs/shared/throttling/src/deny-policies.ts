import { DEFAULT_ORGANIZATION, type DenyPolicy } from '@quintet/contracts';
import { parseIpAddress } from './ip-address';

/** What deny policies look at. What is not known of a call is undefined and matches nothing. */
export interface DenySubject {
  /** Organization of the API. */
  readonly organization: string;
  /** With the version in it, such as `/pizza/1.0.0`. */
  readonly context: string;
  readonly applicationOwner?: string | undefined;
  readonly applicationName?: string | undefined;
  /** Address of the caller; an IPv4-mapped IPv6 address counts as IPv4. */
  readonly ip?: string | undefined;
  readonly user?: string | undefined;
}

export interface DenyMatcher {
  /** The policy that refuses the call, if any. Costs a look-up per kind, and a comparison per range or inverted address. */
  match(call: DenySubject): DenyPolicy | undefined;
  /** Enabled policies that can be of effect. 0: nothing to ask. */
  readonly size: number;
  /** Enabled policies that cannot be understood, and so are of no effect: to be reported. */
  readonly faulty: readonly DenyPolicy[];
}

interface IpRule {
  readonly policy: DenyPolicy;
  readonly first: bigint;
  readonly last: bigint;
  readonly invert: boolean;
}

interface Index {
  readonly contexts: Map<string, DenyPolicy>;
  readonly users: Map<string, DenyPolicy>;
  /** By owner, then by name. */
  readonly applications: Map<string, Map<string, DenyPolicy>>;
  readonly addresses: Map<bigint, DenyPolicy>;
  readonly rules: IpRule[];
}

const emptyIndex = (): Index => ({ contexts: new Map(), users: new Map(), applications: new Map(), addresses: new Map(), rules: [] });

const superTenantSuffix = `@${DEFAULT_ORGANIZATION}`;
/** `ann@carbon.super` and `ann` are one user. */
const shown = (user: string): string => (user.endsWith(superTenantSuffix) ? user.slice(0, -superTenantSuffix.length) : user);

const ipRuleOf = (policy: Extract<DenyPolicy, { type: 'IP' | 'IPRANGE' }>): IpRule | undefined => {
  const [from, to] = policy.type === 'IP' ? [policy.fixedIp, policy.fixedIp] : [policy.startingIp, policy.endingIp];
  const first = parseIpAddress(from);
  const last = parseIpAddress(to);
  return first === undefined || last === undefined || first > last ? undefined : { policy, first, last, invert: policy.invert };
};

/** @returns false when the policy cannot be understood */
const add = (index: Index, policy: DenyPolicy): boolean => {
  switch (policy.type) {
    case 'API':
      index.contexts.set(policy.context, policy);
      return true;
    case 'USER':
      index.users.set(shown(policy.user), policy);
      return true;
    case 'APPLICATION': {
      const owner = shown(policy.owner);
      const names = index.applications.get(owner) ?? new Map<string, DenyPolicy>();
      index.applications.set(owner, names.set(policy.applicationName, policy));
      return true;
    }
    case 'IP':
    case 'IPRANGE': {
      const rule = ipRuleOf(policy);
      if (!rule) return false;
      if (policy.type === 'IP' && !rule.invert) index.addresses.set(rule.first, policy);
      else index.rules.push(rule);
      return true;
    }
  }
};

const matchIp = ({ addresses, rules }: Index, ip: string | undefined): DenyPolicy | undefined => {
  if (addresses.size === 0 && rules.length === 0) return undefined;
  const address = ip === undefined ? undefined : parseIpAddress(ip);
  // An inverted rule says "only from there": an address that cannot be read is not from there.
  if (address === undefined) return rules.find(({ invert }) => invert)?.policy;
  return addresses.get(address) ?? rules.find(({ first, last, invert }) => (address >= first && address <= last) !== invert)?.policy;
};

const matchIn = (index: Index, call: DenySubject): DenyPolicy | undefined => {
  const { contexts, users, applications } = index;
  return (
    contexts.get(call.context) ??
    (applications.size > 0 && call.applicationOwner !== undefined && call.applicationName !== undefined
      ? applications.get(shown(call.applicationOwner))?.get(call.applicationName)
      : undefined) ??
    (users.size > 0 && call.user !== undefined ? users.get(shown(call.user)) : undefined) ??
    matchIp(index, call.ip)
  );
};

/** Builds the matcher of enabled deny policies, once per change of them. Each is of effect in its own organization only. */
export const compileDenyPolicies = (policies: Iterable<DenyPolicy>): DenyMatcher => {
  const byOrganization = new Map<string, Index>();
  const faulty: DenyPolicy[] = [];
  let size = 0;
  for (const policy of policies) {
    if (!policy.enabled) continue;
    const index = byOrganization.get(policy.organization) ?? emptyIndex();
    byOrganization.set(policy.organization, index);
    if (add(index, policy)) size += 1;
    else faulty.push(policy);
  }
  return {
    size,
    faulty,
    match: (call) => {
      const index = byOrganization.get(call.organization);
      return index && matchIn(index, call);
    },
  };
};
