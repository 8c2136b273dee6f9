/** Counts facts over records that come, change and go. */
export interface Tally {
  /** What the record with this key says now; nothing: it is gone. */
  set(key: string, facts: readonly string[]): void;
  /** How many records say so. */
  count(fact: string): number;
}

export const createTally = (): Tally => {
  const said = new Map<string, readonly string[]>();
  const counts = new Map<string, number>();
  const add = (fact: string, by: 1 | -1): void => {
    const now = (counts.get(fact) ?? 0) + by;
    if (now === 0) counts.delete(fact);
    else counts.set(fact, now);
  };
  return {
    set: (key, facts) => {
      for (const fact of said.get(key) ?? []) add(fact, -1);
      for (const fact of facts) add(fact, 1);
      if (facts.length === 0) said.delete(key);
      else said.set(key, facts);
    },
    count: (fact) => counts.get(fact) ?? 0,
  };
};
