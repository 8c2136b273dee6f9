import type { Api } from '../../../api/client';

export type ApiScope = Api['scopes'][number];
export type ApiOperation = Api['operations'][number];

/** What the page edits: the scopes by name, and the operations that ask for them. Names of scopes are no names of a form's fields: they have dots. */
export interface ScopesForm {
  readonly scopes: readonly ApiScope[];
  readonly operations: readonly ApiOperation[];
}

export const formOf = ({ scopes, operations }: Api): ScopesForm => ({ scopes, operations });

export const usesOf = ({ operations }: ScopesForm, name: string): number => operations.filter((operation) => operation.scopes.includes(name)).length;

export const withoutScope = ({ scopes, operations }: ScopesForm, name: string): ScopesForm => ({
  scopes: scopes.filter(({ scope }) => scope.name !== name),
  operations: operations.map((operation) => (operation.scopes.includes(name) ? { ...operation, scopes: operation.scopes.filter((one) => one !== name) } : operation)),
});

/** In the place of the one of that name, else at the end. */
export const withScope = (form: ScopesForm, scope: ApiScope): ScopesForm => {
  const isThere = form.scopes.some((one) => one.scope.name === scope.scope.name);
  return { ...form, scopes: isThere ? form.scopes.map((one) => (one.scope.name === scope.scope.name ? scope : one)) : [...form.scopes, scope] };
};

export type NameFault = 'nameNeeded' | 'nameFault' | 'nameTaken';

export const nameFault = (name: string, taken: readonly string[]): NameFault | undefined => {
  if (name === '') return 'nameNeeded';
  if (!/^[\w.:/-]{1,255}$/.test(name)) return 'nameFault';
  return taken.includes(name) ? 'nameTaken' : undefined;
};
