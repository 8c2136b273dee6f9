import type { LeaseReport, QuotaDemand, QuotaGrant } from '@quintet/contracts';
import type { EventMeta, OutgoingRecord, StateChange } from '@quintet/messaging';

/** What the primary process tells a worker. */
export type ToWorker =
  | { readonly kind: 'begin'; readonly gatewayId: string; readonly certificate: { readonly cert: string; readonly key: string }; readonly index: number; readonly count: number }
  /** Changes of a state, in their order; `type` is that of its definition. */
  | { readonly kind: 'changes'; readonly type: string; readonly changes: readonly StateChange<unknown>[] }
  /** All that stood in the topic was told. */
  | { readonly kind: 'caught up'; readonly type: string }
  | { readonly kind: 'event'; readonly type: string; readonly data: unknown; readonly meta: EventMeta }
  | { readonly kind: 'granted'; readonly grant: QuotaGrant }
  | { readonly kind: 'published'; readonly id: number; readonly error: string | null }
  | { readonly kind: 'question'; readonly id: number; readonly about: Question; readonly detail: string }
  | { readonly kind: 'stop' };

export type Question = 'metrics' | 'explain' | 'throttling';

/** What a worker tells the primary process. */
export type ToPrimary =
  | { readonly kind: 'hello' }
  | { readonly kind: 'follow'; readonly type: string }
  | { readonly kind: 'tail'; readonly type: string }
  | { readonly kind: 'demand'; readonly demand: QuotaDemand & { readonly reports?: readonly LeaseReport[] | undefined } }
  | { readonly kind: 'publish'; readonly id: number; readonly records: readonly OutgoingRecord[] }
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  /** Takes calls, on these ports. */
  | { readonly kind: 'ready'; readonly ports: { readonly http: number; readonly https: number } };

/** One end of the way between a worker and the primary process. Messages arrive in their order, or the other end is gone. */
export interface Channel<Out, In> {
  send(message: Out): void;
  onMessage(listener: (message: In) => void): void;
}

export type WorkerChannel = Channel<ToPrimary, ToWorker>;
export type PrimaryChannel = Channel<ToWorker, ToPrimary>;
