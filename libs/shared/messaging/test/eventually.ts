/** Waits until the assertion holds, without a fixed sleep. */
export const eventually = async <T>(assertion: () => T | Promise<T>, timeoutMs = 20_000): Promise<T> => {
  for (const deadline = Date.now() + timeoutMs; ; ) {
    try {
      return await assertion();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
};
