import { isObject } from '../definition';

export interface PairedBranches {
  /** Branches of both that belong together, and the position in the later list. */
  readonly pairs: readonly (readonly [before: unknown, after: unknown, index: number])[];
  /** Names of the ones without a partner. */
  readonly removed: readonly string[];
  readonly added: readonly string[];
  /** Unnamed ones are left on both sides, and which belongs to which cannot be known. */
  readonly unclear: boolean;
}

/** More branches are not tried against each other. */
const maxTried = 50;

const nameOf = (branch: unknown): string | undefined => {
  const ref = isObject(branch) ? branch['$ref'] : undefined;
  return typeof ref === 'string' ? ref.slice(ref.lastIndexOf('/') + 1) : undefined;
};

type IsSame = (before: unknown, after: unknown) => boolean;

/**
 * Finds out which branches of `oneOf` or `anyOf` belong together: by the name that they refer to, then by being the same
 * (a renamed one), then the only two unnamed ones that are left.
 */
export const pairBranches = (before: readonly unknown[], after: readonly unknown[], { sameAsWritten, sameMeaning }: { sameAsWritten: IsSame; sameMeaning: IsSame }): PairedBranches => {
  const pairs: [unknown, unknown, number][] = [];
  const left = new Map(after.map((branch, index) => [index, branch]));
  const take = (was: unknown, index: number): void => {
    pairs.push([was, left.get(index), index]);
    left.delete(index);
  };
  const takeIf = (was: unknown, isPartner: (is: unknown, index: number) => boolean): boolean => {
    const found = [...left].find(([index, is]) => isPartner(is, index));
    if (found) take(was, found[0]);
    return found !== undefined;
  };
  const tooMany = before.length > maxTried || after.length > maxTried;
  const places = new Map(after.map((branch, index) => [nameOf(branch), index]));
  const takeNamed = (was: unknown): boolean => {
    const index = nameOf(was) === undefined ? undefined : places.get(nameOf(was));
    if (index === undefined || !left.has(index)) return false;
    take(was, index);
    return true;
  };
  const atSamePlace = (was: unknown, index: number): boolean => {
    if (nameOf(was) !== undefined || !left.has(index) || nameOf(left.get(index)) !== undefined || !sameAsWritten(was, left.get(index))) return false;
    take(was, index);
    return true;
  };
  const rest = before
    .filter((was, index) => !takeNamed(was) && !atSamePlace(was, index))
    .filter((was) => tooMany || !takeIf(was, (is) => (nameOf(was) === undefined) === (nameOf(is) === undefined) && (nameOf(was) === undefined ? sameAsWritten : sameMeaning)(was, is)));
  const unnamed = rest.filter((was) => nameOf(was) === undefined);
  const unnamedAfter = [...left].filter(([, is]) => nameOf(is) === undefined);
  if (unnamed.length === 1 && unnamedAfter.length === 1) take(unnamed.pop(), unnamedAfter.pop()![0]);
  const anonymous = 'one of its unnamed forms';
  return {
    pairs,
    removed: [...rest.flatMap((was) => nameOf(was) ?? []), ...unnamed.map(() => anonymous)],
    added: [...left.values()].map((is) => nameOf(is) ?? anonymous),
    unclear: unnamed.length > 0 && unnamedAfter.length > 0,
  };
};
