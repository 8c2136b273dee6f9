import { keyOf, sorted, type Operation } from './operation-list';

/** What the page edits. Operations stand by name, so that two people who change different ones do not undo each other's work. */
export interface ResourceForm {
  readonly limitFor: 'operation' | 'api';
  readonly apiPolicy: string;
  readonly operations: Readonly<Record<string, Operation>>;
}

/** A name for an operation that has no dots: names of a form's fields are paths with dots. */
export const idOf = (operation: Pick<Operation, 'verb' | 'target'>): string => keyOf(operation).replaceAll('%', '%25').replaceAll('.', '%2E');

/** The operation that a path such as `operations.GET /orders` names. */
export const nameOf = (path: string): string => path.replace(/^operations\./, '').replaceAll('%2E', '.').replaceAll('%25', '%');

export const recordOf = (operations: readonly Operation[]): ResourceForm['operations'] => Object.fromEntries(sorted(operations).map((one) => [idOf(one), one]));

export const listOf = ({ operations }: Pick<ResourceForm, 'operations'>): readonly Operation[] => sorted(Object.values(operations).filter((one) => (one as Operation | undefined | null) != null));

export const formOf = (api: { readonly operations?: readonly Operation[] | undefined; readonly apiThrottlingPolicy?: string | null | undefined }): ResourceForm => ({
  limitFor: api.apiThrottlingPolicy ? 'api' : 'operation',
  apiPolicy: api.apiThrottlingPolicy ?? '',
  operations: recordOf(api.operations ?? []),
});

/** The fields of the API object that the page writes. */
export const bodyOf = (form: ResourceForm) => ({ apiThrottlingPolicy: form.limitFor === 'api' ? form.apiPolicy : null, operations: listOf(form) });

/** Which operation a fault of the server is about: `operations.3.scopes` counts in the order in which they were sent. */
export const fieldOf = (serverField: string, form: ResourceForm): string => {
  if (serverField === 'apiThrottlingPolicy') return 'apiPolicy';
  const [, index] = /^operations\.(\d+)(?:\.|$)/.exec(serverField) ?? [];
  const operation = index === undefined ? undefined : listOf(form)[Number(index)];
  return operation === undefined ? serverField : `operations.${idOf(operation)}`;
};
