import type { EventDefinition, StateDefinition } from '@quintet/contracts';
import type { LoggedRecord } from './topic-log';

const timestamp = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** CloudEvents 1.0 in binary content mode: the attributes stand in headers. */
const checkHeaders = ({ headers, key }: LoggedRecord, type: string): void => {
  expect(headers).toMatchObject({ ce_specversion: '1.0', ce_type: type, ce_subject: key });
  expect(headers['ce_id']).toMatch(/^[\w-]{8,}$/);
  expect(headers['ce_source']).toMatch(/^\/[a-z-]+$/);
  expect(headers['ce_time']).toMatch(timestamp);
};

export const versionOf = ({ headers }: LoggedRecord): number => Number(headers['ce_entityversion']);

/** @returns the data of the record */
export const checkRecord = (definition: EventDefinition, record: LoggedRecord): unknown => {
  checkHeaders(record, `${definition.type}.v${definition.version}`);
  expect(record.headers['content-type']).toBe('application/json');
  const data = definition.data.parse(JSON.parse(record.value ?? 'null'));
  expect(definition.keyOf(data)).toBe(record.key);
  return data;
};

export const checkTombstone = (definition: StateDefinition, record: LoggedRecord): void => {
  expect(record.value).toBeNull();
  checkHeaders(record, `${definition.deletedType}.v${definition.version}`);
};
