/** Set where the publisher is bundled (tools/build/bundle.mjs), so that a service stays one file. */
declare const __comparisonWorker: string | undefined;

/** The code of the thread that compares definitions. */
export const comparisonWorker = (): string => {
  if (typeof __comparisonWorker !== 'string') throw new Error('the publisher was not bundled by tools/build: it has no thread to compare definitions');
  return __comparisonWorker;
};
