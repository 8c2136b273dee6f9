import type { LifecycleState } from '@quintet/contracts';

/** Every action that a state offers, and where it leads; what is absent is refused. */
const moves: Readonly<Record<LifecycleState, Readonly<Record<string, LifecycleState>>>> = {
  CREATED: { Publish: 'PUBLISHED', 'Deploy as a Prototype': 'PROTOTYPED' },
  PROTOTYPED: { Publish: 'PUBLISHED', 'Demote to Created': 'CREATED' },
  PUBLISHED: { 'Deploy as a Prototype': 'PROTOTYPED', Block: 'BLOCKED', 'Demote to Created': 'CREATED', Deprecate: 'DEPRECATED' },
  BLOCKED: { 'Re-Publish': 'PUBLISHED', Deprecate: 'DEPRECATED' },
  DEPRECATED: { Retire: 'RETIRED' },
  RETIRED: {},
};

export const actionsOf = (state: LifecycleState): readonly { readonly action: string; readonly to: LifecycleState }[] => Object.entries(moves[state]).map(([action, to]) => ({ action, to }));

/** Undefined for what the state does not offer. */
export const targetOf = (state: LifecycleState, action: string): LifecycleState | undefined => (Object.hasOwn(moves[state], action) ? moves[state][action] : undefined);

export const deprecateOldVersions = 'Deprecate old versions after publishing the API';

/** What WSO2's clients may tick when they publish. */
const checklistItems: readonly string[] = [deprecateOldVersions, 'Requires re-subscription when publishing the API'];

/** `<item>:true,<item>:false`, as WSO2's clients send it. @returns the ticked ones; undefined when it is not understood */
export const parseChecklist = (text: string): readonly string[] | undefined => {
  const entries = text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .map((entry) => /^(.+):(true|false)$/.exec(entry));
  if (entries.some((entry) => entry === null || !checklistItems.includes(entry[1]!.trim()))) return undefined;
  return entries.filter((entry) => entry?.[2] === 'true').map((entry) => entry![1]!.trim());
};
