import { code, page, table } from '../markdown.mjs';
import { wordsOf } from '../schema-words.mjs';

const shown = (value) => {
  if (Array.isArray(value)) return value.join(',');
  return typeof value === 'object' ? undefined : String(value);
};

const defaultOf = (schema) => {
  const { success, data } = schema.safeParse(undefined);
  if (!success) return '**needed**';
  return data === undefined ? '' : code(shown(data));
};

export const settingsPage = ({ settings, z }) =>
  page(
    'Settings',
    'Environment variables, read once when a process starts; all faults are reported at once. `NAME_FILE` gives any of them the content of a file: how secrets are mounted. An empty value counts as absent. ' +
      'Besides these, every process reads `LOG_LEVEL` (`info`).',
    ...settings.map(({ name, shape }) =>
      [
        `## ${name}`,
        table(
          ['variable', 'value', 'default', 'meaning'],
          Object.entries(shape).map(([variable, schema]) => {
            const described = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
            return [code(variable), wordsOf(described), defaultOf(schema), described.description];
          }),
        ),
      ].join('\n\n'),
    ),
  );
