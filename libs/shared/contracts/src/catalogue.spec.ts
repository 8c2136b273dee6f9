import { eventCatalogue, topics, type EventDefinition } from './index';

const all: readonly EventDefinition[] = eventCatalogue;
const known = Object.values(topics);

test('every event travels on a topic of the list', () => {
  for (const { topic } of all) expect(known).toContain(topic);
});

test('an event type is announced by one definition only', () => {
  const types = all.flatMap(({ type, deletedType }) => (deletedType === undefined ? [type] : [type, deletedType]));

  expect(new Set(types).size).toBe(types.length);
});

test('types are a noun and a past-tense verb', () => {
  for (const { type } of all) expect(type).toMatch(/^[a-z]+(-[a-z]+)*\.[a-z]+$/);
});

test('what can be deleted travels on a compacted topic, and only that', () => {
  for (const { topic, deletedType } of all) expect(topic.retention.kind).toBe(deletedType === undefined ? 'stream' : 'state');
});
