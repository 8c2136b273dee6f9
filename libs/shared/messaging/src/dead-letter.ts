import { topics, type EventDefinition } from '@quintet/contracts';
import type { Logger } from '@quintet/service-kit';
import type { EventBus, OutgoingRecord } from './event-bus';
import type { KnownLetters } from './known-letters';
import { readRecord, type StoredRecord } from './read-record';
import { RecordTooLargeError } from './record-too-large';

const maxReasonLength = 1_000;

const deadLetterOf = (record: StoredRecord, reason: string): OutgoingRecord => ({
  topic: topics.deadLetters,
  key: `${record.topic}/${record.partition}/${record.offset}`,
  value: record.value,
  headers: {
    ...record.headers,
    dead_letter_reason: reason.slice(0, maxReasonLength),
    dead_letter_topic: record.topic,
    dead_letter_partition: String(record.partition),
    dead_letter_offset: record.offset,
    dead_letter_key: record.key,
  },
});

export interface DeliveryParts {
  readonly publish: EventBus['publish'];
  readonly logger: Logger;
  /** So that a record of a state topic is put aside once, however often it is read. */
  readonly known: KnownLetters;
  /** Called for each record that was put aside. */
  readonly count?: (topic: string) => void;
}

/** How adapters hand records to handlers: one that cannot be handled goes to the dead letters with its reason, and stops none behind it. */
export const createDelivery = ({ publish, logger, known, count }: DeliveryParts) => {
  const putAside = async (record: StoredRecord, reason: string): Promise<void> => {
    logger.warn({ topic: record.topic, partition: record.partition, offset: record.offset, reason }, 'a record was put aside');
    count?.(record.topic);
    const letter = deadLetterOf(record, reason);
    try {
      await publish([letter]).catch((error: unknown) => {
        if (!(error instanceof RecordTooLargeError)) throw error;
        return publish([{ ...letter, value: null, headers: { ...letter.headers, dead_letter_value: 'left out: too large' } }]);
      });
    } catch (error) {
      logger.error({ err: error, topic: record.topic, partition: record.partition, offset: record.offset }, 'a dead letter could not be published');
      await known.release(record);
    }
  };
  const putAsideOnce = async (record: StoredRecord, reason: string): Promise<void> => {
    if (await known.claim(record)) return putAside(record, reason);
    logger.info({ topic: record.topic, partition: record.partition, offset: record.offset, reason }, 'a record is left out that is among the dead letters already');
  };

  return <E extends EventDefinition>(definition: E, handle: (parsed: ReturnType<typeof readRecord<E>>) => void | Promise<void>) =>
    async (record: StoredRecord): Promise<void> => {
      try {
        await handle(readRecord(definition, record));
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        await (definition.topic.retention.kind === 'state' ? putAsideOnce : putAside)(record, reason);
      }
    };
};
