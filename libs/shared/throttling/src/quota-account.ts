import type { LeaseReport } from '@quintet/contracts';

/**
 * A gateway's account of one quota and window. `granted = spent + returned + forfeited + outstanding`, always; what it let
 * pass without a lease counts as granted and spent as far as the window had units, and as `overdrawn` beyond.
 */
export interface QuotaAccount {
  readonly granted: number;
  readonly spent: number;
  readonly returned: number;
  /** Leased to a gateway that never said what became of it. */
  readonly forfeited: number;
  readonly outstanding: number;
  /** Of what was spent: let pass without a lease, and debited. */
  readonly advanced: number;
  readonly overdrawn: number;
}

export const emptyAccount: QuotaAccount = { granted: 0, spent: 0, returned: 0, forfeited: 0, outstanding: 0, advanced: 0, overdrawn: 0 };

export const balances = ({ granted, spent, returned, forfeited, outstanding }: QuotaAccount): boolean => granted === spent + returned + forfeited + outstanding;

export const leaseTo = (account: QuotaAccount, units: number): QuotaAccount => ({ ...account, granted: account.granted + units, outstanding: account.outstanding + units });

/** What is out was not heard of in time, and no longer expected. */
export const forfeit = (account: QuotaAccount): QuotaAccount => ({ ...account, forfeited: account.forfeited + account.outstanding, outstanding: 0 });

export interface Settled {
  readonly account: QuotaAccount;
  /** Back in the pool of the window. */
  readonly returned: number;
  /** Of what was let pass without a lease: debited from the window. */
  readonly debited: number;
}

/**
 * Enters a gateway's report. What is spent comes from what is out, then from what was given up too early; beyond, it was let
 * pass without a lease. What is returned comes from what is out alone: what was given up may have been given to others since.
 *
 * @param room units of the window that nobody has, before what the report returns
 */
export const settleReport = (before: QuotaAccount, { spent, returned, advanced }: Pick<LeaseReport, 'spent' | 'returned' | 'advanced'>, room: number): Settled => {
  const held = Math.min(spent, before.outstanding);
  const recovered = Math.min(spent - held, before.forfeited);
  const back = Math.min(returned, before.outstanding - held);
  const unleased = advanced + spent - held - recovered;
  const debited = Math.min(unleased, Math.max(0, room + back));
  return {
    account: {
      granted: before.granted + debited,
      spent: before.spent + held + recovered + debited,
      returned: before.returned + back,
      forfeited: before.forfeited - recovered,
      outstanding: before.outstanding - held - back,
      advanced: before.advanced + debited,
      overdrawn: before.overdrawn + unleased - debited,
    },
    returned: back,
    debited,
  };
};

/** Where units are: nobody's yet; leased; used; lost; and the account beside the limit, out of which goes what was let pass beyond it. */
export type UnitPlace = 'pool' | 'leased' | 'spent' | 'forfeited' | 'overdraft';

/** So many units went from one place to another: a pair of entries that add up to nothing. */
export interface Movement {
  readonly kind: 'grant' | 'recover' | 'spend' | 'return' | 'forfeit' | 'advance' | 'overdraw';
  readonly from: UnitPlace;
  readonly to: UnitPlace;
  readonly units: number;
}

/** What happened to an account between two states of it. */
export const movementsOf = (before: QuotaAccount, after: QuotaAccount): Movement[] => {
  const grown = (of: keyof QuotaAccount): number => after[of] - before[of];
  const movements: Movement[] = [
    { kind: 'recover', from: 'forfeited', to: 'leased', units: -grown('forfeited') },
    { kind: 'spend', from: 'leased', to: 'spent', units: grown('spent') - grown('advanced') },
    { kind: 'return', from: 'leased', to: 'pool', units: grown('returned') },
    { kind: 'advance', from: 'pool', to: 'spent', units: grown('advanced') },
    { kind: 'overdraw', from: 'overdraft', to: 'spent', units: grown('overdrawn') },
    { kind: 'grant', from: 'pool', to: 'leased', units: grown('granted') - grown('advanced') },
    { kind: 'forfeit', from: 'leased', to: 'forfeited', units: grown('forfeited') },
  ];
  return movements.filter(({ units }) => units > 0);
};
