export interface TextHost {
  readonly id: number;
  readonly node: HTMLElement;
  readonly text: string;
}

/** Places within the renderer's drawing that the portal fills with text in Markdown, by its own rules of what may be in it. */
export const createTextHosts = () => {
  let hosts: readonly TextHost[] = [];
  let lastId = 0;
  const listeners = new Set<() => void>();
  const set = (next: readonly TextHost[]): void => {
    hosts = next;
    for (const listener of listeners) listener();
  };
  return {
    /** @returns how to take it away */
    add: (node: HTMLElement, text: string): (() => void) => {
      lastId += 1;
      const host = { id: lastId, node, text };
      set([...hosts, host]);
      return () => set(hosts.filter((one) => one !== host));
    },
    clear: (): void => set([]),
    all: (): readonly TextHost[] => hosts,
    subscribe: (listener: () => void): (() => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
export type TextHosts = ReturnType<typeof createTextHosts>;
