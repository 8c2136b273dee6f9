/** A statement with its values apart. Only the `sql` tag makes one. */
export interface Sql {
  readonly text: string;
  readonly values: readonly unknown[];
}

const statements = new WeakSet<object>(); // only what the tag built counts as SQL: a JSON body that looks like it stays a value
const isStatement = (part: unknown): part is Sql => typeof part === 'object' && part !== null && statements.has(part);

const make = (text: string, values: readonly unknown[]): Sql => {
  const statement = Object.freeze({ text, values: Object.freeze(values) });
  statements.add(statement);
  return statement;
};

/** Values never reach the text; a nested sql`…` is spliced in and its placeholders renumbered. */
export const sql = (texts: TemplateStringsArray, ...parts: unknown[]): Sql => {
  const values: unknown[] = [];
  let text = texts[0] ?? '';
  parts.forEach((part, i) => {
    if (isStatement(part)) {
      const taken = values.length;
      text += part.text.replace(/\$(\d+)/g, (_, n: string) => `$${Number(n) + taken}`);
      values.push(...part.values);
    } else {
      text += `$${values.push(part)}`;
    }
    text += texts[i + 1] ?? '';
  });
  return make(text, values);
};

/** Joins statements with a separator of the program's own, such as `' and '`. An empty list gives an empty statement. */
export const joinSql = (statementsToJoin: readonly Sql[], separator: ' and ' | ' or ' | ', '): Sql =>
  statementsToJoin.reduce<Sql | undefined>((joined, next) => {
    if (joined === undefined) return next;
    const taken = joined.values.length;
    return make(joined.text + separator + next.text.replace(/\$(\d+)/g, (_, n: string) => `$${Number(n) + taken}`), [...joined.values, ...next.values]);
  }, undefined) ?? make('', []);
