import type { Exchange, Rejection } from '../pipeline/policy';
import { modeInForce } from './describe-quotas';
import type { LeaseBook } from './lease-book';
import { quotaUses } from './quota-uses';

/** What the quotas said to a call that asks with `X-Throttle-Explain: true`; undefined when it does not ask. */
export type TellQuotas = (exchange: Exchange | undefined, rejection?: Rejection) => string | undefined;

/** Each level with the mode in force; the one that refused is marked: `operation;mode=strict, subscription;mode=fast;refused`. */
export const createTellQuotas =
  (book: Pick<LeaseBook, 'peek'>, isReachable: () => boolean): TellQuotas =>
  (exchange, rejection) => {
    if (exchange === undefined || exchange.call.headers['x-throttle-explain'] !== 'true') return undefined;
    // A call that was refused before its quotas were looked at has none to tell of.
    if (exchange.charged === undefined && rejection?.quota === undefined) return undefined;
    return (exchange.charged ?? quotaUses(exchange))
      .map((use) => {
        const { level, group } = use.quota;
        const refused = rejection?.quota !== undefined && rejection.quota.level === level && rejection.quota.policy === use.quota.policy;
        const remaining = Math.max(0, (book.peek(use)?.available ?? 0) + (book.peek(use)?.remaining ?? use.rule.units));
        return `${level};mode=${modeInForce(use, isReachable())};r=${remaining}${group === undefined ? '' : ';group'}${refused ? ';refused' : ''}`;
      })
      .join(', ');
  };
