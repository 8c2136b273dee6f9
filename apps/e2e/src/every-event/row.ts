import type { EventDefinition, StateDefinition } from '@quintet/contracts';
import type { World } from '../main-job/world';

/**
 * One event, from the REST call that causes it to its end. Whatever throws is tried again for some seconds in `seen` and
 * `gone`, which look for the effect; `make`, `change` and `remove` are done once.
 */
export interface EventRow<M = unknown> {
  /** What an operator would call it. */
  readonly kind: string;
  readonly definition: StateDefinition;
  /** The call at the owner; what it answers is handed on. */
  make(world: World): Promise<M>;
  /** Key of its record. */
  keyOf(made: M): string;
  /** The effect somewhere else: at a gateway, or at another service. */
  seen(world: World, made: M): Promise<void>;
  /** Makes a newer version of the same key. */
  change?(world: World, made: M): Promise<void>;
  remove(world: World, made: M): Promise<void>;
  gone(world: World, made: M): Promise<void>;
}

/** Keeps what `make` answers typed within its own row. */
export const row = <M>(of: EventRow<M>): EventRow => of as EventRow;

/** An event of a stream: said once, and kept under no key. */
export interface StreamRow {
  readonly kind: string;
  readonly definition: EventDefinition;
  /** Causes it, and waits until its effect is seen. */
  cause(world: World): Promise<void>;
  /** Whether the record is of that cause. */
  isOf(data: unknown, world: World): boolean;
}
