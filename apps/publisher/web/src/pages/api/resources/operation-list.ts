export const verbs = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'] as const;

/** Who may call: nobody is asked, or a token or key of an application, of a user through an application, or either. */
export const securities = ['Application & Application User', 'Application', 'Application User', 'None'] as const;
export type Security = (typeof securities)[number];

export interface Operation {
  readonly target: string;
  readonly verb: string;
  readonly authType: string;
  readonly throttlingPolicy: string;
  readonly scopes: readonly string[];
  readonly [name: string]: unknown;
}

export const keyOf = ({ verb, target }: Pick<Operation, 'verb' | 'target'>): string => `${verb} ${target}`;

const verbOrder = (verb: string): number => {
  const at = verbs.indexOf(verb as (typeof verbs)[number]);
  return at === -1 ? verbs.length : at;
};

/** By path, then in the usual order of verbs. */
export const sorted = (operations: readonly Operation[]): readonly Operation[] =>
  [...operations].sort((a, b) => (a.target < b.target ? -1 : a.target > b.target ? 1 : verbOrder(a.verb) - verbOrder(b.verb)));

/** Each word must stand in the verb, the path, a scope or the policy; upper and lower case are the same. */
export const matching = (operations: readonly Operation[], query: string, verb: string | null): readonly Operation[] => {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return operations.filter((operation) => {
    if (verb !== null && operation.verb !== verb) return false;
    const text = [operation.verb, operation.target, operation.throttlingPolicy, ...operation.scopes].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
};

/** The parameters of a path: `id` in `/orders/{id}`. */
export const parametersOf = (target: string): readonly string[] => [...target.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name!);

export type PathFault = 'empty' | 'sign' | 'brace' | 'parameterTwice' | 'tooLong';

/** What keeps a path from being one; undefined when nothing does. A missing slash at the front is no fault. */
export const pathFault = (path: string): PathFault | undefined => {
  const text = path.trim();
  if (text === '') return 'empty';
  if (text.length > 1_000) return 'tooLong';
  if (/[\s?#\\]/.test(text)) return 'sign';
  if (!/^(?:[^{}]|\{[^{}/]+\})*$/.test(text)) return 'brace';
  const names = parametersOf(text);
  return new Set(names).size === names.length ? undefined : 'parameterTwice';
};

export const withSlash = (path: string): string => {
  const text = path.trim();
  return text.startsWith('/') ? text : `/${text}`;
};

export const newOperation = (verb: string, target: string): Operation => ({ verb, target, authType: securities[0], throttlingPolicy: 'Unlimited', scopes: [] });

/** The operations with those of the path and verbs that are new; those that stand there already stay as they are. */
export const withAdded = (operations: readonly Operation[], path: string, added: readonly string[]): { readonly operations: readonly Operation[]; readonly there: readonly string[] } => {
  const target = withSlash(path);
  const known = new Set(operations.map(keyOf));
  const fresh = added.filter((verb) => !known.has(`${verb} ${target}`));
  return { operations: sorted([...operations, ...fresh.map((verb) => newOperation(verb, target))]), there: added.filter((verb) => !fresh.includes(verb)) };
};

export interface OperationChanges {
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
}

export const changesBetween = (before: readonly Operation[], after: readonly Operation[]): OperationChanges => {
  const old = new Map(before.map((one) => [keyOf(one), JSON.stringify(one)]));
  const now = new Map(after.map((one) => [keyOf(one), JSON.stringify(one)]));
  const kept = [...now].filter(([key]) => old.has(key));
  return { added: now.size - kept.length, removed: old.size - kept.length, changed: kept.filter(([key, text]) => old.get(key) !== text).length };
};
