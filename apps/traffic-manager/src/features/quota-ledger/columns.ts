/** One column of rows that a statement takes by `unnest`. */
export const column = <T, V>(rows: readonly T[], of: (row: T) => V): V[] => rows.map(of);

export const time = (ms: number): string => new Date(ms).toISOString();
