const pauseMs = 20;

/** Repeats an assertion until it holds; after `timeoutMs` its last failure is the test's. */
export const eventually = async <T>(assertion: () => T | Promise<T>, { timeoutMs = 10_000 } = {}): Promise<T> => {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    try {
      return await assertion();
    } catch (error) {
      if (Date.now() >= deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
};
