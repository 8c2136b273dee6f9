import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventCatalogue, topics, type EventDefinition } from '../src/index';
import { samples } from './samples';

interface Reference {
  readonly $ref: string;
}
interface Message {
  readonly name: string;
  readonly headers: { readonly required: readonly string[]; readonly properties: { readonly ce_type: { readonly const: string } } };
  readonly payload: Reference | { readonly type: 'null' };
}
interface Channel {
  readonly address: string;
  readonly messages: Readonly<Record<string, Reference>>;
  readonly bindings: {
    readonly kafka: { readonly topic: string; readonly partitions: number; readonly topicConfiguration: Readonly<Record<string, unknown>> };
  };
}
interface Operation {
  readonly action: string;
  readonly channel: Reference;
  readonly messages: readonly Reference[];
}
interface Document {
  readonly asyncapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly channels: Readonly<Record<string, Channel>>;
  readonly operations: Readonly<Record<string, Operation>>;
  readonly components: {
    readonly messages: Readonly<Record<string, Message>>;
    readonly schemas: Readonly<Record<string, { readonly required?: readonly string[] }>>;
  };
}

const document = JSON.parse(readFileSync(join(__dirname, '../../../../docs/reference/asyncapi.json'), 'utf8')) as Document;
const all: readonly EventDefinition[] = eventCatalogue;

const at = (pointer: string): unknown =>
  pointer
    .replace(/^#\//, '')
    .split('/')
    .reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], document);
const referencesIn = (value: unknown): readonly string[] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([name, inner]) => (name === '$ref' ? [String(inner)] : referencesIn(inner)));

test('is an AsyncAPI 3.0 document: its parts are there, and named as they may be', () => {
  expect(document.asyncapi).toBe('3.0.0');
  expect(document.info).toMatchObject({ title: expect.any(String), version: expect.stringMatching(/^\d+\.\d+\.\d+/) });
  for (const part of [document.channels, document.operations, document.components.messages, document.components.schemas]) {
    for (const name of Object.keys(part)) expect(name).toMatch(/^[\w.-]+$/);
  }
});

test('every reference leads somewhere', () => {
  expect(referencesIn(document).filter((pointer) => at(pointer) === undefined)).toEqual([]);
});

test('every topic with events is a channel, with its settings', () => {
  const used = Object.entries(topics).filter(([, topic]) => all.some((event) => event.topic === topic));

  expect(Object.keys(document.channels).sort()).toEqual(used.map(([name]) => name).sort());
  for (const [name, topic] of used) {
    expect(document.channels[name]).toMatchObject({
      address: topic.name,
      bindings: {
        kafka: {
          topic: topic.name,
          partitions: topic.partitions,
          topicConfiguration: {
            'cleanup.policy': [topic.retention.kind === 'state' ? 'compact' : 'delete'],
            'max.message.bytes': topic.maxMessageBytes,
          },
        },
      },
    });
  }
});

test('a channel is sent to and received from, each with the messages of the channel itself', () => {
  for (const [name, { messages }] of Object.entries(document.channels)) {
    const own = Object.keys(messages).map((message) => ({ $ref: `#/channels/${name}/messages/${message}` }));
    const operations = Object.values(document.operations).filter(({ channel }) => channel.$ref === `#/channels/${name}`);

    expect(operations.map(({ action }) => action).sort()).toEqual(['receive', 'send']);
    for (const operation of operations) expect(operation.messages).toEqual(own);
  }
});

test('every type that travels is a message, and what is kept of it has the fields that its schema needs', () => {
  const byType = new Map(Object.values(document.components.messages).map((message) => [message.name, message]));
  const current = all.flatMap(({ type, version }) => samples.get(`${type}.v${version}`) ?? []);

  expect([...byType.keys()].sort()).toEqual([...new Set(current.map(({ type }) => type))].sort());
  for (const { type, value } of current) {
    const message = byType.get(type) as Message;
    expect(message.headers.properties.ce_type.const).toBe(type);
    if (value === null) expect(message.payload).toEqual({ type: 'null' });
    else {
      const { required = [] } = at((message.payload as Reference).$ref) as { required?: readonly string[] };
      expect(Object.keys(JSON.parse(value) as object)).toEqual(expect.arrayContaining([...required]));
    }
  }
});
