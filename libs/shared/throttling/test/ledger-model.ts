import type { LeaseReport, QuotaDemand, QuotaGrant, QuotaKey } from '@quintet/contracts';
import { balances, createLedgerBook, firstCallWindow, slidingSlot, windowOf, type LedgerWindow, type QuotaAccount, type QuotaWindow } from '../src';

export type WindowKind = 'aligned' | 'first-call' | 'sliding';

/** A step of the ledger is atomic; everything around it may repeat, come late or in another order, or die. */
export type Step =
  | { readonly kind: 'ask'; readonly gateway: number; readonly wanted: number; readonly ahead: number }
  | { readonly kind: 'serve'; readonly message: number; readonly diesBeforePublishing: boolean }
  | { readonly kind: 'deliver'; readonly answer: number }
  | { readonly kind: 'call'; readonly gateway: number; readonly unleased: boolean }
  | { readonly kind: 'leave'; readonly gateway: number; readonly crashes: boolean }
  | { readonly kind: 'wait'; readonly ms: number };

interface Held {
  readonly window: QuotaWindow;
  available: number;
  spent: number;
  advanced: number;
}
interface Gateway {
  readonly id: string;
  readonly held: Map<string, Held>;
  /** Sent and not answered: sent again until they are. */
  readonly pending: Map<string, QuotaDemand>;
}

const quota: QuotaKey = { organization: 'carbon.super', level: 'subscription', policy: 'Gold', key: 'k' };
const length = { timeUnit: 'sec', unitTime: 5 } as const;
export const lengthMs = 5_000;
const nameOf = ({ startMs, endMs }: QuotaWindow): string => `${startMs}-${endMs}`;
const add = (sums: QuotaAccount[], of: (account: QuotaAccount) => number): number => sums.reduce((sum, account) => sum + of(account), 0);

/** The ledger, the hub and three gateways, of which others take the place of those that die. */
export const createLedgerModel = (limit: number, kind: WindowKind) => {
  let nowMs = 1_000_000;
  let born = 0;
  const rows = new Map<string, LedgerWindow>();
  const committed = new Map<string, QuotaGrant['grants']>();
  const messages: QuotaDemand[] = [];
  const published: { readonly demandId: string; readonly grants: QuotaGrant['grants'] }[] = [];
  const spent: number[] = [];
  const newGateway = (): Gateway => ({ id: `g${(born += 1)}`, held: new Map(), pending: new Map() });
  const gateways = [newGateway(), newGateway(), newGateway()];
  const dead: Gateway[] = [];

  const presentWindow = (): { readonly window: QuotaWindow; readonly span: number } => {
    if (kind === 'aligned') return { window: windowOf(length, nowMs), span: 1 };
    if (kind === 'sliding') {
      const { slot, span } = slidingSlot(length, nowMs);
      return { window: slot, span };
    }
    const openWindow = [...rows.values()].find(({ window }) => window.startMs <= nowMs && nowMs < window.endMs);
    return { window: openWindow?.window ?? firstCallWindow(length, nowMs), span: 1 };
  };

  const serve = (message: QuotaDemand, dies: boolean): void => {
    if (!committed.has(message.demandId)) {
      const { window: present, span } = presentWindow();
      if (!rows.has(nameOf(present))) rows.set(nameOf(present), { window: present, granted: 0, exhausted: false, accounts: new Map() });
      const book = createLedgerBook([{ quota, limit, present, span, windows: [...rows.values()] }], nowMs);
      committed.set(message.demandId, book.answer(message).grants);
      const { windows, accounts } = book.changes();
      for (const { window, granted, carried, exhausted } of windows) {
        if (granted + carried > limit) throw new Error(`the ledger gave ${granted} beside ${carried} out of ${limit}`);
        rows.set(nameOf(window), { ...(rows.get(nameOf(window)) as LedgerWindow), granted, exhausted });
      }
      for (const { window, gatewayId, after } of accounts) (rows.get(nameOf(window))?.accounts as Map<string, QuotaAccount>).set(gatewayId, after);
    }
    if (!dies) published.push({ demandId: message.demandId, grants: committed.get(message.demandId) ?? [] });
  };

  const report = ({ held }: Gateway, all: boolean): LeaseReport[] =>
    [...held].flatMap(([name, one]) => {
      const returned = all || one.window.endMs <= nowMs ? one.available : 0;
      if (one.spent + one.advanced + returned === 0) return [];
      if (returned > 0) held.delete(name);
      const said = { quota, windowStartMs: one.window.startMs, windowEndMs: one.window.endMs, spent: one.spent, returned, advanced: one.advanced };
      Object.assign(one, { spent: 0, advanced: 0 });
      return [said];
    });

  const send = (gateway: Gateway, demands: QuotaDemand['demands'], all = false): void => {
    const message: QuotaDemand = { gatewayId: gateway.id, demandId: `m${messages.length}`, partition: 0, demands, reports: report(gateway, all), sentMs: nowMs };
    messages.push(message);
    gateway.pending.set(message.demandId, message);
  };

  const deliver = (demandId: string, grants: QuotaGrant['grants']): void => {
    const gateway = gateways.find(({ pending }) => pending.has(demandId));
    if (!gateway) return; // answered before, or its gateway is dead
    gateway.pending.delete(demandId);
    for (const { granted, windowStartMs, windowEndMs } of grants) {
      const window = { startMs: windowStartMs, endMs: windowEndMs };
      const held = gateway.held.get(nameOf(window)) ?? { window, available: 0, spent: 0, advanced: 0 };
      held.available += granted ?? 0;
      gateway.held.set(nameOf(window), held);
    }
  };

  const call = ({ held }: Gateway, unleased: boolean): void => {
    const now = [...held.values()].find(({ window, available }) => window.startMs <= nowMs && nowMs < window.endMs && (available > 0 || unleased));
    if (!now) return;
    if (unleased) {
      now.advanced += 1;
      return;
    }
    now.available -= 1;
    now.spent += 1;
    spent.push(nowMs);
  };

  const answerAll = (): void => {
    for (const message of gateways.flatMap(({ pending }) => [...pending.values()])) serve(message, false);
    for (const { demandId, grants } of published) deliver(demandId, grants);
  };

  const accountsOf = (ids: ReadonlySet<string>): QuotaAccount[] => [...rows.values()].flatMap(({ accounts }) => [...accounts].flatMap(([id, account]) => (ids.has(id) ? [account] : [])));

  return {
    take: (step: Step): void => {
      if (step.kind === 'wait') nowMs += step.ms;
      if (step.kind === 'serve') {
        const message = messages[step.message % Math.max(1, messages.length)];
        if (message) serve(message, step.diesBeforePublishing);
      }
      if (step.kind === 'deliver') {
        const answer = published[step.answer % Math.max(1, published.length)];
        if (answer) deliver(answer.demandId, answer.grants);
      }
      const gateway = 'gateway' in step ? gateways[step.gateway] : undefined;
      if (!gateway) return;
      if (step.kind === 'ask') send(gateway, [{ quota, wanted: step.wanted, atMost: step.wanted + step.ahead }]);
      if (step.kind === 'call') call(gateway, step.unleased);
      if (step.kind === 'leave' && step.crashes) {
        dead.push(gateway);
        gateways[gateways.indexOf(gateway)] = newGateway();
      }
      if (step.kind === 'leave' && !step.crashes) send(gateway, [], true);
    },
    /** Every message comes through in the end, and every gateway that lives gives back what it holds. */
    settle: (): void => {
      answerAll();
      for (const gateway of gateways) send(gateway, [], true);
      answerAll();
    },
    spent: (): readonly number[] => spent,
    windows: (): QuotaWindow[] => [...rows.values()].map(({ window }) => window),
    /** What does not add up. */
    faults: (): string[] =>
      [...rows.values()].flatMap(({ window, granted, accounts }) => {
        const all = [...accounts.values()];
        const out = add(all, (one) => one.granted - one.returned);
        return [
          ...all.filter((one) => !balances(one) || Object.values(one).some((units) => (units as number) < 0)).map((one) => `${nameOf(window)} ${JSON.stringify(one)}`),
          ...(out === granted ? [] : [`${nameOf(window)} has ${granted} out, its accounts ${out}`]),
        ];
      }),
    outstandingOfLiving: (): number => add(accountsOf(new Set(gateways.map(({ id }) => id))), ({ outstanding }) => outstanding),
    spentInLedger: (): number => add(accountsOf(new Set([...gateways, ...dead].map(({ id }) => id))), ({ spent: units }) => units),
    overdrawn: (): number => add(accountsOf(new Set([...gateways, ...dead].map(({ id }) => id))), ({ overdrawn }) => overdrawn),
  };
};

