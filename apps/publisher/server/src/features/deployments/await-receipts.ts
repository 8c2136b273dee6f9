/** How often the receipts are looked at: publishers of one database share their topic, so that any of them may have taken one. */
const lookMs = 10;

interface Propagated {
  readonly propagation: { readonly live: number; readonly deployed: number; readonly failed: number };
}

const isAnswered = ({ propagation: { live, deployed, failed } }: Propagated): boolean => deployed + failed >= live;

/** What the gateways have made of deployments, once every live one has answered; after `waitMs` what is known by then. */
export const awaitReceipts = async <T extends Propagated>(look: () => Promise<T[]>, waitMs: number): Promise<T[]> => {
  const untilMs = performance.now() + waitMs;
  for (;;) {
    const found = await look();
    const leftMs = untilMs - performance.now();
    if (leftMs <= 0 || found.every(isAnswered)) return found;
    await new Promise((resolve) => setTimeout(resolve, Math.min(lookMs, leftMs)));
  }
};
