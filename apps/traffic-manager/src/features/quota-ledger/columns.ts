import { sql, type Sql } from '@quintet/persistence';

/** One column of rows that a statement takes by `unnest`. */
export const column = <T, V>(rows: readonly T[], of: (row: T) => V): V[] => rows.map(of);

/** Rows that a statement takes as one value, with the types that it names behind: a fifth of the work that an array for each column is. */
export const recordset = (rows: readonly object[]): Sql => sql`json_to_recordset(${JSON.stringify(rows)}::json)`;

let last = { ms: 0, text: new Date(0).toISOString() };

/** Rows of one message have few different times, most of them one after the other. */
export const time = (ms: number): string => {
  if (ms !== last.ms) last = { ms, text: new Date(ms).toISOString() };
  return last.text;
};
