import type { CallCondition, ConditionGroup } from '@quintet/contracts';
import { parseIpAddress } from './ip-address';

/** What conditions of a call look at. */
export interface ConditionedCall {
  readonly ip: string;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** With its question mark, as it came; empty when there is none. */
  readonly query: string;
  /** Of the token; undefined when the call came without one. */
  readonly claims: Readonly<Record<string, unknown>> | undefined;
}

type Test = (call: ConditionedCall) => boolean;

const isOneOf = (value: unknown, wanted: string): boolean => (Array.isArray(value) ? value.some((one) => String(one) === wanted) : value !== undefined && value !== null && String(value) === wanted);

const inRange = (from: string, to: string): Test => {
  const first = parseIpAddress(from);
  const last = parseIpAddress(to);
  if (first === undefined || last === undefined) return () => false;
  return ({ ip }) => {
    const address = parseIpAddress(ip);
    return address !== undefined && address >= first && address <= last;
  };
};

const testOf = (condition: CallCondition): Test => {
  switch (condition.type) {
    case 'ip':
      return inRange(condition.ip, condition.ip);
    case 'ip-range':
      return inRange(condition.startingIp, condition.endingIp);
    case 'header':
      return ({ headers }) => isOneOf(headers[condition.name], condition.value);
    case 'query-parameter':
      return ({ query }) => query.length > 1 && new URLSearchParams(query).getAll(condition.name).includes(condition.value);
    case 'jwt-claim':
      // Only the token's own claims: no `constructor` of an object.
      return ({ claims }) => claims !== undefined && Object.hasOwn(claims, condition.claim) && isOneOf(claims[condition.claim], condition.value);
  }
};

interface CompiledGroup {
  readonly group: ConditionGroup;
  readonly tests: readonly Test[];
}

const compile = (group: ConditionGroup): CompiledGroup => ({
  group,
  tests: group.conditions.map((condition) => {
    const test = testOf(condition);
    return condition.invert ? (call) => !test(call) : test;
  }),
});

const compiled = new WeakMap<readonly ConditionGroup[], readonly CompiledGroup[]>();

/** The first enabled group all of whose conditions hold for the call. Conditions are compiled once per list of groups. */
export const matchGroup = (groups: readonly ConditionGroup[], call: ConditionedCall): ConditionGroup | undefined => {
  let ready = compiled.get(groups);
  if (!ready) compiled.set(groups, (ready = groups.filter(({ enabled }) => enabled).map(compile)));
  return ready.find(({ tests }) => tests.every((holds) => holds(call)))?.group;
};
