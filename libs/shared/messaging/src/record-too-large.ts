import type { OutgoingRecord } from './event-bus';

/** A record that its topic would not take. */
export class RecordTooLargeError extends Error {
  override readonly name = 'RecordTooLargeError';
  readonly code = 'RECORD_TOO_LARGE';
  constructor({ topic, key }: OutgoingRecord) {
    super(`the record "${key}" is larger than the ${topic.maxMessageBytes} bytes that ${topic.name} takes`);
  }
}
