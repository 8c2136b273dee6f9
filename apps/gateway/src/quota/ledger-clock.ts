import type { Clock } from '@quintet/service-kit';

/** A better estimate of the ledger's clock is kept for so long; then clocks may have drifted. */
const sampleMs = 60_000;

/**
 * Reckons the ledger's time. A decision falls after its demand was sent, so `decided - sent` is never less than the true
 * difference of the clocks: the smallest one seen is the closest. What is reckoned is never behind the ledger.
 */
export const createLedgerClock = (clock: Clock) => {
  let offsetMs = 0;
  let skewMs = 0;
  let sampledMs: number | undefined;
  return {
    now: (): number => clock.now() + offsetMs,
    /** Whether the ledger was heard. */
    get isKnown() {
      return sampledMs !== undefined;
    },
    sample: (sentMs: number, decidedMs: number): void => {
      const nowMs = clock.now();
      const sample = decidedMs - sentMs;
      if (sampledMs !== undefined && sample > offsetMs && nowMs - sampledMs < sampleMs) return;
      offsetMs = sample;
      skewMs = decidedMs - (sentMs + nowMs) / 2;
      sampledMs = nowMs;
    },
    /** How far the ledger's clock is ahead of this one: the decision fell about midway between question and answer. */
    get skewMs() {
      return skewMs;
    },
  };
};
