import type { RequestListener } from 'node:http';
import type { Component } from './lifecycle';

/** One thing that must be true before a service takes work. */
export interface ReadinessCheck {
  readonly name: string;
  /** Undefined when it holds, else why not, in words for an operator. Answers at once. */
  readonly failing: () => string | undefined;
  /** True: what fails is told to whoever looks, and work is taken all the same. */
  readonly advisory?: boolean;
}

/** What a service offers to whatever hosts it: its own `main.ts`, or a profile in `apps/runtime`. */
export interface Service extends Component {
  /** Path prefixes of the management requests that `handler` answers, such as `/api/am/publisher/v4`. */
  readonly mounts: readonly string[];
  readonly handler: RequestListener;
  readonly readiness: readonly ReadinessCheck[];
}
