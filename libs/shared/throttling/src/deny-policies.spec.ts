import fc from 'fast-check';
import type { DenyPolicy } from '@quintet/contracts';
import { compileDenyPolicies, type DenySubject } from './deny-policies';

const base = { id: 'd1', organization: 'carbon.super', enabled: true };
const api: DenyPolicy = { ...base, type: 'API', context: '/pizza/1.0.0' };
const application: DenyPolicy = { ...base, type: 'APPLICATION', owner: 'ann', applicationName: 'Shop' };
const user: DenyPolicy = { ...base, type: 'USER', user: 'ann' };
const ip = (fixedIp: string, invert = false): DenyPolicy => ({ ...base, type: 'IP', fixedIp, invert });
const range = (startingIp: string, endingIp: string, invert = false): DenyPolicy => ({ ...base, type: 'IPRANGE', startingIp, endingIp, invert });

const call: DenySubject = { organization: 'carbon.super', context: '/menu/1.0.0', applicationOwner: 'bob', applicationName: 'Web', ip: '192.0.2.7', user: 'bob' };
const denied = (policies: readonly DenyPolicy[], overrides: Partial<DenySubject>): boolean => compileDenyPolicies(policies).match({ ...call, ...overrides }) !== undefined;

test.each<[string, DenyPolicy, Partial<DenySubject>, boolean]>([
  ['the API', api, { context: '/pizza/1.0.0' }, true],
  ['another version of the API', api, { context: '/pizza/2.0.0' }, false],
  ['the API in another organization', api, { context: '/pizza/1.0.0', organization: 'acme.com' }, false],
  ['the application', application, { applicationOwner: 'ann', applicationName: 'Shop' }, true],
  ['the application, its owner spelt with the super tenant', application, { applicationOwner: 'ann@carbon.super', applicationName: 'Shop' }, true],
  ['an application of that name of someone else', application, { applicationOwner: 'bob', applicationName: 'Shop' }, false],
  ['a call without application', application, { applicationOwner: undefined, applicationName: undefined }, false],
  ['the user', user, { user: 'ann' }, true],
  ['the user, spelt with the super tenant', user, { user: 'ann@carbon.super' }, true],
  ['a user of that name in another tenant', user, { user: 'ann@acme.com' }, false],
  ['a call without user', user, { user: undefined }, false],
  ['the address', ip('192.0.2.7'), {}, true],
  ['the address as a dual-stack socket shows it', ip('192.0.2.7'), { ip: '::ffff:192.0.2.7' }, true],
  ['another address', ip('192.0.2.7'), { ip: '192.0.2.8' }, false],
  ['the only address that may call', ip('192.0.2.7', true), {}, false],
  ['any other than the only address that may call', ip('192.0.2.7', true), { ip: '192.0.2.8' }, true],
  ['an unknown address where only one may call', ip('192.0.2.7', true), { ip: undefined }, true],
  ['an unknown address where one may not', ip('192.0.2.7'), { ip: undefined }, false],
  ['the first of a range', range('192.0.2.7', '192.0.2.9'), {}, true],
  ['the last of a range', range('192.0.2.5', '192.0.2.7'), {}, true],
  ['one behind a range', range('192.0.2.5', '192.0.2.6'), {}, false],
  ['one in the only range that may call', range('192.0.2.5', '192.0.2.9', true), {}, false],
  ['one outside the only range that may call', range('192.0.2.8', '192.0.2.9', true), {}, true],
  ['one in a range of IPv6', range('2001:db8::1', '2001:db8::ff'), { ip: '2001:DB8:0::10' }, true],
  ['IPv4 for a range of IPv6', range('2001:db8::1', '2001:db8::ff'), {}, false],
])('%s', (_what, policy, overrides, expected) => {
  expect(denied([policy], overrides)).toBe(expected);
  expect(denied([{ ...policy, enabled: false }], overrides)).toBe(false);
});

test('the match names its policy', () => {
  expect(compileDenyPolicies([ip('192.0.2.8'), { ...user, id: 'other', user: 'bob' }]).match(call)?.id).toBe('other');
});

test('what cannot be understood is told, and the rest holds', () => {
  const matcher = compileDenyPolicies([ip('nonsense'), range('192.0.2.9', '192.0.2.1', true), user]);

  expect(matcher.faulty).toHaveLength(2);
  expect(matcher.size).toBe(1);
  expect(matcher.match({ ...call, user: 'ann' })).toEqual(user);
  expect(matcher.match(call)).toBeUndefined();
});

test('many policies together deny what any one of them denies', () => {
  const octet = fc.integer({ min: 0, max: 3 });
  const address = fc.tuple(octet, octet).map(([a, b]) => `10.0.${a}.${b}`);
  const policies = fc.array(
    fc.oneof(
      fc.record({ type: fc.constant('IP' as const), fixedIp: address, invert: fc.boolean(), ...constants() }),
      fc.record({ type: fc.constant('IPRANGE' as const), startingIp: address, endingIp: address, invert: fc.boolean(), ...constants() }),
      fc.record({ type: fc.constant('USER' as const), user: fc.constantFrom('ann', 'bob'), ...constants() }),
    ),
  );
  fc.assert(
    fc.property(policies, address, fc.constantFrom('ann', 'bob', undefined), (all: DenyPolicy[], from, who) => {
      expect(denied(all, { ip: from, user: who })).toBe(all.some((one) => denied([one], { ip: from, user: who })));
    }),
  );
});

function constants() {
  return { id: fc.constant('d'), organization: fc.constantFrom('carbon.super', 'acme.com'), enabled: fc.boolean() };
}
