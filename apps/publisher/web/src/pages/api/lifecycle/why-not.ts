import type { lifecycle } from '../../../strings/en/lifecycle';
import type { State } from './lifecycle-picture';

/** Why an API does not move from one state to another. */
export const whyNot = (words: typeof lifecycle, from: State, to: State): string => {
  if (from === 'RETIRED') return words.retiredStays;
  if (from === 'DEPRECATED' && to !== 'RETIRED') return words.deprecatedStays;
  return words.whyNot[to];
};
