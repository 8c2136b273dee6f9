import fc from 'fast-check';
import { balances, emptyAccount, forfeit, leaseTo, movementsOf, settleReport, type QuotaAccount } from './quota-account';

const units = fc.nat(20);
const change = fc.oneof(
  units.map((count) => (account: QuotaAccount) => leaseTo(account, count)),
  fc.record({ spent: units, returned: units, advanced: units, room: units }).map(
    ({ room, ...report }) =>
      (account: QuotaAccount) =>
        settleReport(account, report, room).account,
  ),
  fc.constant(forfeit),
);

test('whatever happens to an account, it balances, nothing is below zero, and its movements lead from one state to the next', () => {
  fc.assert(
    fc.property(fc.array(change), (changes) => {
      let account = emptyAccount;
      for (const apply of changes) {
        const next = apply(account);
        const movements = movementsOf(account, next);
        const into = (place: string): number => movements.reduce((sum, { from, to, units: moved }) => sum + (to === place ? moved : 0) - (from === place ? moved : 0), 0);

        expect(balances(next) && Object.values(next).every((count) => (count as number) >= 0)).toBe(true);
        expect([into('leased'), into('forfeited'), into('spent'), into('overdraft')]).toEqual([
          next.outstanding - account.outstanding,
          next.forfeited - account.forfeited,
          next.spent + next.overdrawn - account.spent - account.overdrawn,
          account.overdrawn - next.overdrawn,
        ].map((count) => count + 0));
        account = next;
      }
    }),
  );
});

test('what is debited is part of what was spent', () => {
  expect(settleReport(leaseTo(emptyAccount, 3), { spent: 2, returned: 1, advanced: 4 }, 1)).toEqual({
    account: { granted: 5, spent: 4, returned: 1, forfeited: 0, outstanding: 0, advanced: 2, overdrawn: 2 },
    returned: 1,
    debited: 2,
  });
});
