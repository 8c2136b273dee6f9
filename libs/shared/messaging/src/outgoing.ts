import { randomUUID } from 'node:crypto';
import type { EventData, EventDefinition, StateDefinition } from '@quintet/contracts';
import type { OutgoingRecord } from './event-bus';

export interface Origin {
  /** URI reference of the service that says it, such as `/publisher`. */
  readonly source: string;
  /** Rises with each change of the same key; absent on stream topics. */
  readonly entityVersion?: number;
  readonly timeMs: number;
  readonly id?: string;
  readonly traceparent?: string;
}

const headersOf = (type: string, subject: string, { source, entityVersion, timeMs, id = randomUUID(), traceparent }: Origin) => ({
  ce_specversion: '1.0',
  ce_id: id,
  ce_type: type,
  ce_source: source,
  ce_time: new Date(timeMs).toISOString(),
  ce_subject: subject,
  ...(entityVersion === undefined ? {} : { ce_entityversion: String(entityVersion) }),
  ...(traceparent === undefined ? {} : { traceparent }),
});

/** @throws ZodError when the data does not fit its own schema: a programming error, found before it travels */
export const outgoing = <E extends EventDefinition>(definition: E, data: EventData<E>, origin: Origin, partition?: number): OutgoingRecord => {
  const parsed = definition.data.parse(data) as EventData<E>;
  const key = definition.keyOf(parsed);
  return {
    topic: definition.topic,
    key,
    value: JSON.stringify(parsed),
    headers: { ...headersOf(`${definition.type}.v${definition.version}`, key, origin), 'content-type': 'application/json' },
    ...(partition === undefined ? {} : { partition }),
  };
};

export const outgoingDeletion = (definition: StateDefinition, key: string, origin: Origin): OutgoingRecord => ({
  topic: definition.topic,
  key,
  value: null,
  headers: headersOf(`${definition.deletedType}.v${definition.version}`, key, origin),
});
