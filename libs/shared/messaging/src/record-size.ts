import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { OutgoingRecord } from './event-bus';
import { RecordTooLargeError } from './record-too-large';

const gzipped = promisify(gzip);
const framingBytes = 128; // more than Kafka's frame around a batch of one record (61 bytes) and around the record itself

const besideValueBytes = ({ key, headers }: OutgoingRecord): number =>
  Object.entries(headers).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + Buffer.byteLength(value) + 4, framingBytes + Buffer.byteLength(key));

/** What a record takes on the wire when nothing is compressed, in bytes. */
export const plainBytes = (record: OutgoingRecord): number => besideValueBytes(record) + Buffer.byteLength(record.value ?? '');

/**
 * A broker judges what it is given: the compressed batch. Only what is over the limit as it stands is compressed here to find out.
 *
 * @throws RecordTooLargeError naming the first record that its topic would not take
 */
export const refuseTooLarge = async (records: readonly OutgoingRecord[]): Promise<void> => {
  for (const record of records) {
    if (plainBytes(record) <= record.topic.maxMessageBytes) continue;
    const packed = await gzipped(record.value ?? '');
    if (besideValueBytes(record) + packed.length > record.topic.maxMessageBytes) throw new RecordTooLargeError(record);
  }
};
