import type { QuotaLeases } from './demand-lease';
import type { LiveGateways } from './live-gateways';

/** How throttling stands on this gateway, for its management API. */
export const throttleStatus = ({ book, link, skewMs }: QuotaLeases, gateways: LiveGateways) => {
  const isReachable = link.isReachable();
  return {
    ledger: {
      reachable: isReachable,
      unansweredMessages: link.unansweredMessages,
      oldestUnansweredMs: Math.max(0, Math.round(link.oldestMs())),
      /** How far its clock is ahead of this gateway's. */
      clockAheadMs: Math.round(skewMs()),
    },
    /** Whether each policy is kept by its own mode, or as it says for a ledger that is out of reach. */
    inForce: isReachable ? ('mode' as const) : ('whenUnreachable' as const),
    liveGateways: [...gateways.ids].sort(),
    quotas: book.size,
    waitingCalls: book.waiting,
    unreportedQuotas: book.unreported,
    droppedReports: book.droppedReports,
    /** Calls by how they passed a quota, since the gateway started. */
    passages: { ...book.passages },
  };
};
