/** What may happen to a value that is sent or answered, and to whom it does harm: who sends it (request), who reads it (response), both or neither. */
const valueKinds = {
  'type-narrowed': 'request',
  'type-widened': 'response',
  'type-changed': 'both',
  'values-removed': 'request',
  'values-added': 'response',
  'limits-narrowed': 'request',
  'limits-widened': 'response',
  'alternative-removed': 'request',
  'alternative-added': 'response',
  'property-removed': 'both',
  'property-added': 'neither',
  'property-added-required': 'request',
  'property-became-required': 'request',
  'property-became-optional': 'response',
  /** The comparison cannot tell; counted as breaking, since that cannot be ruled out. */
  'cannot-be-judged': 'both',
} as const;

/** Everything else, and whether it breaks callers. */
const otherKinds = {
  'operation.removed': true,
  'operation.added': false,
  'operation.deprecated': false,
  'operation.no-longer-deprecated': false,
  /** Callbacks, webhooks and what else callers serve themselves. */
  'operation.cannot-be-judged': true,
  'parameter.removed': true,
  'parameter.added-optional': false,
  'parameter.added-required': true,
  'parameter.became-required': true,
  'parameter.became-optional': false,
  'parameter.location-changed': true,
  'parameter.serialization-changed': true,
  'request.body-removed': true,
  'request.body-added-optional': false,
  'request.body-added-required': true,
  'request.body-became-required': true,
  'request.body-became-optional': false,
  'request.media-type-removed': true,
  'request.media-type-added': false,
  'response.status-removed': true,
  /** An answer of 4xx or 5xx that no longer comes. */
  'response.error-status-removed': false,
  'response.status-added': false,
  'response.media-type-removed': true,
  'response.media-type-added': false,
  'response.header-removed': true,
  'response.header-added': false,
  'security.became-required': true,
  'security.became-optional': false,
  /** One way to authenticate less; harmless when another way asks for no more than it did. */
  'security.scheme-removed': true,
  'security.scheme-added': false,
  'security.scope-added': true,
  'security.scope-removed': false,
  'server.removed': true,
  'server.added': false,
  'server.base-path-changed': true,
  /** More changes than are listed. */
  'comparison.more-changes': false,
  /** The definitions are too large or too entangled to be compared to the end. */
  'comparison.ended-early': true,
} as const;

export type ValueKind = keyof typeof valueKinds;
/** Whose value it is; the first two are sent by callers, the last one is read by them. */
export type ValueOwner = 'parameter' | 'request' | 'response';
/** Readers of an answer lose nothing by a field that is always there: theirs is `property-added` alone. */
export type ChangeKind = keyof typeof otherKinds | Exclude<`${ValueOwner}.${ValueKind}`, 'response.property-added-required'>;

/** One difference between two definitions. */
export interface DefinitionChange {
  readonly kind: ChangeKind;
  /** Whether a caller that was written for the definition before may fail or miss something after; true also for what cannot be judged. */
  readonly breaking: boolean;
  /** As the definition after writes it, or the one before if it is gone; absent for what concerns all operations. */
  readonly operation?: { readonly verb: string; readonly path: string };
  /**
   * JSON pointer to the place, in the definition after, or in the one before for what was removed. References on the way
   * are written out: below a `$ref` it goes on as if its target stood there.
   */
  readonly at: string;
  /** Path of the field within a parameter or body, such as `address.lines[].text`; `{}` stands for any further property. */
  readonly field?: string;
  /** In plain English, with the names of what is meant; without the operation. At most 400 characters. */
  readonly sentence: string;
  /** At most 200 characters. */
  readonly before?: string;
  readonly after?: string;
}

/** Whether a kind breaks callers unless its circumstances say otherwise. */
export const breaks = (kind: ChangeKind): boolean => {
  if (Object.hasOwn(otherKinds, kind)) return otherKinds[kind as keyof typeof otherKinds];
  const [owner, valueKind] = kind.split('.') as [ValueOwner, ValueKind];
  const harmed = valueKinds[valueKind];
  return harmed === 'both' || harmed === (owner === 'response' ? 'response' : 'request');
};

/** Every kind there is. */
export const changeKinds: readonly ChangeKind[] = [
  ...(Object.keys(otherKinds) as (keyof typeof otherKinds)[]),
  ...(['parameter', 'request', 'response'] as const).flatMap((owner) => (Object.keys(valueKinds) as ValueKind[]).map((kind) => `${owner}.${kind}` as const)),
].filter((kind) => kind !== 'response.property-added-required');
