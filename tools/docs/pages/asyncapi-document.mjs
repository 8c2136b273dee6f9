import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const bindingVersion = '0.5.0';
const ref = (path) => ({ $ref: `#/${path}` });
const withoutDialect = ({ $schema: _, ...schema }) => schema;
const camel = (text) => text.replace(/[.-](\w)/g, (_, letter) => letter.toUpperCase());
const entries = (list, of) => Object.fromEntries(list.map(of));

const text = (description, more = {}) => ({ type: 'string', description, ...more });
const headers = (type, isState, hasValue) => ({
  type: 'object',
  required: [
    'ce_specversion',
    'ce_id',
    'ce_type',
    'ce_source',
    'ce_time',
    'ce_subject',
    ...(isState ? ['ce_entityversion'] : []),
    ...(hasValue ? ['content-type'] : []),
  ],
  properties: {
    ce_specversion: { const: '1.0' },
    ce_id: text('Unique per record.'),
    ce_type: { const: type },
    ce_source: text('The service that says it, such as `/publisher`.', { format: 'uri-reference' }),
    ce_time: text('When it happened.', { format: 'date-time' }),
    ce_subject: text('The key of the record.'),
    ...(isState
      ? {
          ce_entityversion: text('Rises with each change of the same key; readers ignore what is not newer than what they have.', {
            pattern: '^[0-9]+$',
          }),
        }
      : {}),
    ...(hasValue ? { 'content-type': { const: 'application/json' } } : {}),
    traceparent: text('W3C Trace Context, where the change has one.'),
  },
});

/** What Kafka is told of a topic, as the binding has it: two of the settings have types of their own there. */
const topicConfiguration = (settings) => ({
  'cleanup.policy': [settings['cleanup.policy']],
  ...(settings['retention.ms'] ? { 'retention.ms': Number(settings['retention.ms']) } : {}),
  ...(settings['delete.retention.ms'] ? { 'delete.retention.ms': Number(settings['delete.retention.ms']) } : {}),
  'max.message.bytes': Number(settings['max.message.bytes']),
});

const bindings = () => ({ kafka: { key: { type: 'string' }, bindingVersion } });

const messagesOf = ({ event, description }) => {
  const type = `${event.type}.v${event.version}`;
  const isState = event.deletedType !== undefined;
  const changed = {
    name: type,
    title: event.type,
    ...(description ? { description } : {}),
    contentType: 'application/json',
    headers: headers(type, isState, true),
    payload: ref(`components/schemas/${camel(event.type)}`),
    bindings: bindings(),
  };
  if (!isState) return { [camel(event.type)]: changed };
  const deletedType = `${event.deletedType}.v${event.version}`;
  const deleted = {
    name: deletedType,
    title: event.deletedType,
    description: `A record without a value: what ${event.type} told of its key is gone.`,
    headers: headers(deletedType, true, false),
    payload: { type: 'null' },
    bindings: bindings(),
  };
  return { [camel(event.type)]: changed, [camel(event.deletedType)]: deleted };
};

/** AsyncAPI 3.0, as JSON: for tools that draw, mock or generate. */
export const asyncapiDocument = ({ contracts, comments, settingsOf, z, root }) => {
  const exportedAs = new Map(Object.entries(contracts).map(([name, value]) => [value, name]));
  const events = contracts.eventCatalogue.map((event) => ({
    event,
    description: comments.get(exportedAs.get(event)) ?? comments.get(exportedAs.get(event.data)),
  }));
  const of = (topic) => events.filter(({ event }) => event.topic.name === topic.name);
  const channels = Object.entries(contracts.topics).filter(([, topic]) => of(topic).length > 0);
  const messageNames = (topic) => of(topic).flatMap((one) => Object.keys(messagesOf(one)));
  const operation = (action, name, topic) => ({
    action,
    channel: ref(`channels/${name}`),
    messages: messageNames(topic).map((message) => ref(`channels/${name}/messages/${message}`)),
  });

  const document = {
    asyncapi: '3.0.0',
    info: {
      title: 'Quintet event hub',
      version: JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version,
      description:
        'Written by `npm run docs` from the code. Records are CloudEvents 1.0 in binary content mode. Readers ignore fields that they do not know. ' +
        'On a compacted topic the last record of a key is its whole state. Topic names stand behind `KAFKA_TOPIC_PREFIX`.',
      license: { name: 'Apache-2.0' },
    },
    defaultContentType: 'application/json',
    channels: entries(channels, ([name, topic]) => [
      name,
      {
        address: topic.name,
        messages: entries(messageNames(topic), (message) => [message, ref(`components/messages/${message}`)]),
        bindings: {
          kafka: {
            topic: topic.name,
            partitions: topic.partitions,
            topicConfiguration: topicConfiguration(settingsOf(topic)),
            bindingVersion,
          },
        },
      },
    ]),
    operations: Object.assign(
      {},
      ...channels.map(([name, topic]) => ({
        [`send_${name}`]: operation('send', name, topic),
        [`receive_${name}`]: operation('receive', name, topic),
      })),
    ),
    components: {
      messages: Object.assign({}, ...events.map(messagesOf)),
      schemas: entries(events, ({ event }) => [
        camel(event.type),
        withoutDialect(z.toJSONSchema(event.data, { io: 'input', target: 'draft-7', unrepresentable: 'any' })),
      ]),
    },
  };
  return `${JSON.stringify(document, null, 2)}\n`;
};
