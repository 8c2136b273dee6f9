export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Evenly between the two. */
export const between = (fromMs: number, toMs: number): number => fromMs + Math.random() * (toMs - fromMs);
