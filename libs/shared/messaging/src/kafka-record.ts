import type { FetchedMessage } from './kafka-cluster';
import type { StoredRecord } from './read-record';

const headersOf = (headers: FetchedMessage['headers']): Record<string, string> =>
  Object.fromEntries(Object.entries(headers ?? {}).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(Array.isArray(value) ? value[0] : value)]])));

export const storedRecord = (topic: string, partition: number, { offset, key, value, headers }: Pick<FetchedMessage, 'offset' | 'key' | 'value' | 'headers'>): StoredRecord => ({
  topic,
  partition,
  offset,
  key: key?.toString() ?? '',
  value: value?.toString() ?? null,
  headers: headersOf(headers),
});
