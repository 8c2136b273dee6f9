import { code, page, table } from '../markdown.mjs';
import { fieldsOf } from '../schema-words.mjs';

export const eventsPage = ({ contracts, comments, z }) => {
  const exportedAs = new Map(Object.entries(contracts).map(([name, value]) => [value, name]));
  const commentOf = (event) => comments.get(exportedAs.get(event)) ?? [...exportedAs].filter(([value]) => value === event.data).map(([, name]) => comments.get(name))[0];
  return page(
    'Events',
    'Each is a record on a [topic](topics.md): CloudEvents 1.0 in binary content mode (`ce_id`, `ce_type`, `ce_source`, `ce_time`, `ce_subject`, on state topics `ce_entityversion`), the value JSON. ' +
      '`ce_type` is the type with its version, such as `subscription.changed.v1`. Readers ignore fields that they do not know, and versions of a key that they have.',
    ...contracts.eventCatalogue.map((event) =>
      [
        `## ${event.type}`,
        [
          `Version ${event.version} on ${code(event.topic.name)}.`,
          event.deletedType ? `Its deletion is ${code(event.deletedType)}, without a value.` : '',
          commentOf(event) ?? '',
        ]
          .filter((text) => text !== '')
          .join(' '),
        table(
          ['field', 'value', 'meaning'],
          fieldsOf(z.toJSONSchema(event.data, { io: 'input', unrepresentable: 'any' })).map(({ path, words, required, description }) => [code(path), required ? words : `${words}; optional`, description]),
        ),
      ].join('\n\n'),
    ),
  );
};
