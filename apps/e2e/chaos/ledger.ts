/** One change of an entity that was asked for. A lost answer leaves open whether it happened. */
export interface Change {
  /** What tells this state of the entity from all its others; null: deleted. */
  readonly marker: string | null;
  readonly accepted: boolean;
}

/** A change as a reader of the topic saw it. */
export interface Effect {
  readonly key: string;
  readonly marker: string | null;
  readonly version: number;
}

export interface Ledger {
  /** In the order in which they were asked for. The first one made the entity. */
  readonly changes: Map<string, Change[]>;
  /** Creations whose answer was lost, and with it perhaps the key. */
  readonly lost: Set<string>;
  /** How often each answer came. */
  readonly answers: Map<string, number>;
  /** Answers that no crash explains. */
  readonly unexpected: string[];
  /** How many changes were answered, and of how many nobody knows. */
  accepted(): number;
  unknown(): number;
}

export const emptyLedger = (): Ledger => {
  const changes = new Map<string, Change[]>();
  const lost = new Set<string>();
  const count = (accepted: boolean): number => [...changes.values()].flat().filter((change) => change.accepted === accepted).length;
  return { changes, lost, answers: new Map(), unexpected: [], accepted: () => count(true), unknown: () => count(false) + lost.size };
};

/** What is wrong with the effects of one key, given all that was asked for it. */
const faultsOfKey = (key: string, changes: readonly Change[], effects: readonly Effect[]): string[] => {
  const faults: string[] = [];
  let next = 0;
  let version = 0;
  for (const effect of effects) {
    if (effect.version <= version) faults.push(`${key}: version ${effect.version} after ${version}`);
    version = effect.version;
    const at = changes.findIndex(({ marker }, i) => i >= next && marker === effect.marker);
    if (at < 0) {
      faults.push(`${key}: ${effect.marker} came twice, out of order, or was never asked for`);
      continue;
    }
    for (const missed of changes.slice(next, at)) if (missed.accepted) faults.push(`${key}: ${missed.marker} was accepted and never came`);
    next = at + 1;
  }
  for (const missed of changes.slice(next)) if (missed.accepted) faults.push(`${key}: ${missed.marker} was accepted and never came`);
  return faults;
};

/** Every accepted change once, in its order, and nothing that nobody asked for. Keys of `before` were there already. */
export const faultsOf = ({ changes, lost }: Pick<Ledger, 'changes' | 'lost'>, effects: readonly Effect[], before: ReadonlySet<string>): string[] => {
  const byKey = new Map<string, Effect[]>([...changes.keys()].map((key) => [key, []]));
  for (const effect of effects) if (!before.has(effect.key)) byKey.set(effect.key, [...(byKey.get(effect.key) ?? []), effect]);
  return [...byKey].flatMap(([key, seen]) => {
    const first = seen[0]?.marker;
    const asked = changes.get(key) ?? (typeof first === 'string' && lost.has(first) ? [{ marker: first, accepted: false }] : undefined);
    return asked ? faultsOfKey(key, asked, seen) : [`${key}: nobody made it`];
  });
};

/** What the effects leave in the end: marker by key. */
export const stateAfter = (effects: readonly Effect[]): Map<string, string> => {
  const state = new Map<string, string>();
  for (const { key, marker } of effects) {
    if (marker === null) state.delete(key);
    else state.set(key, marker);
  }
  return state;
};
