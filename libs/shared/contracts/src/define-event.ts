import type { z } from 'zod';
import type { Topic } from './topics';

/**
 * What may stand on a topic.
 *
 * On a state topic `type` announces the whole current state of one key; `deletedType` its deletion, as a record
 * without a value. On a stream topic there is no deletion.
 */
export interface EventDefinition<S extends z.ZodType = z.ZodType> {
  /** `noun.past-tense-verb`. */
  readonly type: string;
  readonly deletedType?: string;
  /** Raised only by a change that a consumer in the field could not read. */
  readonly version: number;
  readonly topic: Topic;
  readonly data: S;
  /** Records of one key stay in order; on a state topic the key is the identity of the entity. A method, so that a definition of one schema is also one of any. */
  keyOf(data: z.output<S>): string;
}

export interface StateDefinition<S extends z.ZodType = z.ZodType> extends EventDefinition<S> {
  readonly deletedType: string;
}

export type EventData<E extends EventDefinition> = z.output<E['data']>;

export const defineState = <S extends z.ZodType>(definition: StateDefinition<S>): StateDefinition<S> => Object.freeze(definition);
export const defineStream = <S extends z.ZodType>(definition: Omit<EventDefinition<S>, 'deletedType'>): EventDefinition<S> => Object.freeze(definition);
