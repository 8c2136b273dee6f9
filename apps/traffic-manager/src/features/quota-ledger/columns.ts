import { sql, type Sql } from '@quintet/persistence';

/** One column of rows that a statement takes by `unnest`. */
export const column = <T, V>(rows: readonly T[], of: (row: T) => V): V[] => rows.map(of);

/** Rows that a statement takes as one value, with the types that it names behind: a fifth of the work that an array for each column is. */
export const recordset = (rows: readonly object[]): Sql => sql`json_to_recordset(${JSON.stringify(rows)}::json)`;

export const time = (ms: number): string => new Date(ms).toISOString();
