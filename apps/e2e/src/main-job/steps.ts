export type Step = (name: string, work: () => Promise<void>, timeoutMs?: number) => void;

/** Tests that build on each other: after one has failed the others say so, instead of failing for reasons of their own. */
export const createSteps = (): Step => {
  let failed: string | undefined;
  return (name, work, timeoutMs) =>
    test(
      name,
      async () => {
        if (failed !== undefined) throw new Error(`not tried, since this failed: ${failed}`);
        failed = name;
        await work();
        failed = undefined;
      },
      timeoutMs,
    );
};
