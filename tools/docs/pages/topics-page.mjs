import { code, page, table } from '../markdown.mjs';

const minuteMs = 60_000;
const units = [
  ['days', 24 * 60 * minuteMs],
  ['hours', 60 * minuteMs],
  ['minutes', minuteMs],
];
const duration = (ms) => {
  const [unit, unitMs] = units.find(([, each]) => ms % each === 0 && ms > each) ?? units.at(-1);
  return `${ms / unitMs} ${unit}`;
};

const perTopic = new Set(['max.message.bytes', 'retention.ms', 'segment.ms']);
const commonSettings = (settings) =>
  Object.entries(settings)
    .filter(([name]) => !perTopic.has(name))
    .map(([name, value]) => code(`${name}=${value}`))
    .join(', ');

export const topicsPage = ({ contracts, settingsOf }) => {
  const topics = Object.values(contracts.topics);
  const typesOn = (topic) => contracts.eventCatalogue.filter((event) => event.topic.name === topic.name).map(({ type }) => `[${type}](events.md#${type.replaceAll('.', '')})`);
  const common = (kind) => commonSettings(settingsOf(topics.find(({ retention }) => retention.kind === kind)));
  return page(
    'Topics',
    'Made by the services at their start where they are missing; one that is there with other settings is reported, not changed. ' +
      "A state topic is compacted: the last record of a key is that key's whole state, one without a value its deletion.",
    table(
      ['topic', 'partitions', 'keeps', 'largest batch, compressed (`max.message.bytes`)', 'events'],
      topics.map((topic) => [
        code(topic.name),
        topic.partitions,
        topic.retention.kind === 'state' ? 'state: the last record of each key' : `stream: ${duration(topic.retention.retentionMs)}`,
        topic.maxMessageBytes,
        typesOn(topic).join(', '),
      ]),
    ),
    `State topics are made with ${common('state')}; stream topics with ${common('stream')}, and \`retention.ms\` as above.`,
  );
};
