import { breaks, type ChangeKind, type DefinitionChange } from './definition-change';

/** Most changes that are listed; harmless ones get no more than half of it, so that they crowd out no breaking one. */
export const maxChanges = 1_000;
/** Most steps of a comparison: values looked at. About 8 µs each, and far more where schemas are merged of many (`allOf`). */
const maxSteps = 300_000;
/** So often a step looks at the clock. */
const stepsPerLook = 64;
const longestSentence = 400;
const longestValue = 200;

export interface ChangeFacts {
  readonly at: string;
  readonly field?: string | undefined;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
  /** Where circumstances make it otherwise than its kind. */
  readonly breaking?: boolean | undefined;
}

export type Report = (kind: ChangeKind, sentence: string, facts: ChangeFacts) => void;

export interface ChangeList {
  /** A report for one operation, or for the whole definition. */
  about(operation?: { readonly verb: string; readonly path: string }): Report;
  /** Takes one step; false when there were too many. */
  step(): boolean;
  all(): readonly DefinitionChange[];
}

export const cut = (text: string, longest: number): string => (text.length <= longest ? text : `${text.slice(0, longest - 1)}…`);
/** A name in a sentence. */
export const quoted = (name: string): string => `"${cut(name, 80)}"`;

export interface ComparisonLimits {
  /** Ended early after so long; only the number of steps limits it when absent. */
  readonly maxMs?: number;
}

export const createChangeList = ({ maxMs = Infinity }: ComparisonLimits = {}): ChangeList => {
  const begunMs = performance.now();
  let isLate = false;
  const changes: DefinitionChange[] = [];
  let harmless = 0;
  let unlisted = 0;
  let unlistedBreaking = 0;
  let steps = 0;

  const about =
    (operation?: { readonly verb: string; readonly path: string }): Report =>
    (kind, sentence, { at, field, before, after, breaking = breaks(kind) }) => {
      if (changes.length >= maxChanges || (!breaking && harmless >= maxChanges / 2)) {
        unlisted += 1;
        if (breaking) unlistedBreaking += 1;
        return;
      }
      if (!breaking) harmless += 1;
      changes.push({
        kind,
        breaking,
        ...(operation === undefined ? {} : { operation: { verb: operation.verb, path: cut(operation.path, longestValue) } }),
        at: cut(at, 2 * longestSentence),
        ...(field === undefined || field === '' ? {} : { field: cut(field, longestValue) }),
        sentence: cut(sentence, longestSentence),
        ...(before === undefined ? {} : { before: cut(before, longestValue) }),
        ...(after === undefined ? {} : { after: cut(after, longestValue) }),
      });
    };

  const step = (): boolean => {
    steps += 1;
    if (steps % stepsPerLook === 0) isLate ||= performance.now() - begunMs > maxMs;
    return steps <= maxSteps && !isLate;
  };

  const all = (): readonly DefinitionChange[] => [
    ...changes,
    ...(unlisted === 0
      ? []
      : [{ kind: 'comparison.more-changes' as const, breaking: unlistedBreaking > 0, at: '', sentence: `${unlisted} more changes are not listed, ${unlistedBreaking} of them breaking.` }]),
    ...(steps <= maxSteps && !isLate
      ? []
      : [{ kind: 'comparison.ended-early' as const, breaking: true, at: '', sentence: 'The definitions are too large or too entangled to be compared to the end: there may be more changes.' }]),
  ];
  return { about, step, all };
};
