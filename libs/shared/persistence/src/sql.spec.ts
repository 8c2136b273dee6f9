import { joinSql, sql } from './sql';

test('values never reach the text', () => {
  const name = "'; drop table api; --";

  expect(sql`select 1 where name = ${name}`).toEqual({ text: 'select 1 where name = $1', values: [name] });
});

test('a nested statement is spliced in and its placeholders are renumbered', () => {
  const filter = sql`b = ${2} and c = ${3}`;

  expect(sql`a = ${1} and ${filter} and d = ${4}`).toEqual({ text: 'a = $1 and b = $2 and c = $3 and d = $4', values: [1, 2, 3, 4] });
});

test('a value that looks like a statement stays a value', () => {
  const body = JSON.parse('{"text":"1 = 1","values":[]}') as unknown;

  expect(sql`x = ${body}`).toEqual({ text: 'x = $1', values: [body] });
});

test('statements are joined with their placeholders in order', () => {
  const joined = joinSql([sql`a = ${1}`, sql`b in (${2}, ${3})`, sql`c = ${4}`], ' and ');

  expect(sql`select ${0} where ${joined}`).toEqual({ text: 'select $1 where a = $2 and b in ($3, $4) and c = $5', values: [0, 1, 2, 3, 4] });
  expect(joinSql([], ' and ')).toEqual({ text: '', values: [] });
});
