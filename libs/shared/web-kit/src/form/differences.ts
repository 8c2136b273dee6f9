export interface FieldChange {
  /** Dotted path, at most two names deep. */
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

export const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** What differs between two states of a form: by field, and by the fields of a field that is an object. */
export const differences = (before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>, prefix = ''): readonly FieldChange[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((name) => {
    const [a, b] = [before[name], after[name]];
    if (isSame(a, b)) return [];
    if (prefix === '' && isRecord(a) && isRecord(b)) return differences(a, b, `${name}.`);
    return [{ path: `${prefix}${name}`, before: a, after: b }];
  });

const put = (into: Record<string, unknown>, path: string, value: unknown): void => {
  const [name = '', inner] = path.split('.');
  if (inner === undefined) into[name] = value;
  else into[name] = { ...(isRecord(into[name]) ? into[name] : {}), [inner]: value };
};

/** What one changed from `base`, put onto `theirs`: where both changed a field, one's own value stands. */
export const rebase = <Values extends object>(base: Values, mine: Values, theirs: Values): Values => {
  const merged = { ...theirs } as Record<string, unknown>;
  for (const { path, after } of differences(base as Record<string, unknown>, mine as Record<string, unknown>)) put(merged, path, after);
  return merged as Values;
};
