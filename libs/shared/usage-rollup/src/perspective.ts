import type { CountedCall } from './counted-call';

/** What calls are told apart by. Outcome: kind of status and error code, which are few, so that sums over everything are made of it. */
export type Dimension = 'outcome' | 'version' | 'operation' | 'application';

/**
 * Whose usage is kept. Of each subject the calls are summed up by one dimension at a time, never by their product: that keeps rows few,
 * and an answer quick.
 */
export interface Perspective {
  /** Undefined: not counted. */
  readonly subjectOf: (call: CountedCall) => string | undefined;
  readonly dimensions: readonly Dimension[];
  /** Where an API's id stands: it is the subject, or the key of a dimension. */
  readonly apiIs: 'subject' | 'version';
}

export const perspectives = {
  api: { subjectOf: ({ apiId }) => apiId, dimensions: ['outcome', 'operation', 'application'], apiIs: 'subject' },
  application: { subjectOf: ({ applicationId }) => applicationId || undefined, dimensions: ['outcome', 'version'], apiIs: 'version' },
} as const satisfies Record<string, Perspective>;
export type PerspectiveName = keyof typeof perspectives;
