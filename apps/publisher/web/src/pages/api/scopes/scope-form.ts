import type { Api } from '../../../api/client';

export type ApiScope = Api['scopes'][number];
export type ApiOperation = Api['operations'][number];

/** What the page edits. Scopes stand by name, so that two people who change different ones do not undo each other's work. */
export interface ScopesForm {
  readonly scopes: Readonly<Record<string, ApiScope>>;
}

/** A name for a scope that has no dots: names of a form's fields are paths with dots. */
const idOf = ({ scope: { name } }: ApiScope): string => name.replaceAll('%', '%25').replaceAll('.', '%2E');

/** The scope that a path such as `scopes.orders:write` names. */
export const nameOf = (path: string): string => path.replace(/^scopes\./, '').replaceAll('%2E', '.').replaceAll('%25', '%');

export const formOf = ({ scopes }: Pick<Api, 'scopes'>): ScopesForm => ({ scopes: Object.fromEntries(scopes.map((scope) => [idOf(scope), scope])) });

export const listOf = ({ scopes }: ScopesForm): readonly ApiScope[] => Object.values(scopes).filter((one) => (one as ApiScope | undefined | null) != null);

/** What the page writes of the API: no operation asks for a scope that is gone. */
export const bodyOf = (form: ScopesForm, before: Pick<Api, 'operations' | 'scopes'>) => {
  const scopes = listOf(form);
  const names = new Set(scopes.map(({ scope }) => scope.name));
  const gone = new Set(before.scopes.map(({ scope }) => scope.name).filter((name) => !names.has(name)));
  return { scopes, operations: before.operations.map((operation) => (operation.scopes.some((name) => gone.has(name)) ? { ...operation, scopes: operation.scopes.filter((name) => !gone.has(name)) } : operation)) };
};

export const usesOf = (operations: readonly ApiOperation[], name: string): number => operations.filter(({ scopes }) => scopes.includes(name)).length;

export const withoutScope = ({ scopes }: ScopesForm, scope: ApiScope): ScopesForm => ({ scopes: Object.fromEntries(Object.entries(scopes).filter(([id]) => id !== idOf(scope))) });

/** In the place of the one of that name, else at the end. */
export const withScope = ({ scopes }: ScopesForm, scope: ApiScope): ScopesForm => ({ scopes: { ...scopes, [idOf(scope)]: scope } });

export type NameFault = 'nameNeeded' | 'nameFault' | 'nameTaken';

export const nameFault = (name: string, taken: readonly string[]): NameFault | undefined => {
  if (name === '') return 'nameNeeded';
  if (!/^[\w.:/-]{1,255}$/.test(name)) return 'nameFault';
  return taken.includes(name) ? 'nameTaken' : undefined;
};
