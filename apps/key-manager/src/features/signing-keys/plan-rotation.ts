/** A key pair's life, in milliseconds since 1970-01-01 UTC. */
export interface KeyTimes {
  readonly kid: string;
  readonly createdMs: number;
  /** Published before it signs, so that every verifier knows it by then. */
  readonly signsFromMs: number;
}

export interface RotationRules {
  /** Age at which a key gets its successor. */
  readonly rotateAfterMs: number;
  /** Between a key's publication and its first signature. */
  readonly publishAheadMs: number;
  /** How long a key stays published after its successor signs: the longest life of a token. */
  readonly keepMs: number;
}

export interface RotationPlan {
  /** When the key that has to be made starts to sign; undefined: none has to be. */
  readonly create: number | undefined;
  readonly retire: readonly string[];
}

const newestFirst = (a: KeyTimes, b: KeyTimes): number => b.signsFromMs - a.signsFromMs || b.createdMs - a.createdMs;

/** What is to be done about keys now. */
export const planRotation = (keys: readonly KeyTimes[], nowMs: number, { rotateAfterMs, publishAheadMs, keepMs }: RotationRules): RotationPlan => {
  const [newest, ...older] = [...keys].sort(newestFirst);
  if (!newest) return { create: nowMs, retire: [] };
  const create = newest.createdMs + rotateAfterMs <= nowMs ? nowMs + publishAheadMs : undefined;
  const successors = [newest, ...older];
  const retire = older.filter((_key, i) => (successors[i]?.signsFromMs ?? Infinity) + keepMs <= nowMs).map(({ kid }) => kid);
  return { create, retire };
};

/** The key that signs now. */
export const signingNow = <K extends KeyTimes>(keys: readonly K[], nowMs: number): K | undefined =>
  [...keys].sort(newestFirst).find(({ signsFromMs }) => signsFromMs <= nowMs);
