import type { Limit, TimeUnit } from '@quintet/contracts';

/** Why a query is not of the form that is understood. */
export class SiddhiError extends Error {
  override readonly name = 'SiddhiError';
}

const units: Readonly<Record<string, TimeUnit>> = { sec: 'sec', second: 'sec', min: 'min', minute: 'min', hour: 'hour', day: 'day', month: 'month', year: 'year' };

const maxUnitTime = 10_000;

const selection = /^from\s+RequestStream\s+select\s(?:[^'"()]*,)?\s*$/i;
const eligible = /\)\s+as\s+isEligible\s*,/i;
const keyed = /\sas\s+throttleKey\s+insert\s+into\s+EligibilityStream$/i;
const batch = /^from\s+EligibilityStream\s*\[\s*isEligible\s*==\s*true\s*\]\s*#throttler:timeBatch\(\s*(\d{1,5})\s+([a-z]{1,10}?)s?\s*(?:,\s*0\s*)?\)/i;
const count = /,\s*\(\s*count\(\s*\w*\s*\)\s*>=\s*(\d{1,15})\s*\)\s+as\s+isThrottled\b/i;

/** Where the parenthesis opens that `end` closes; those within it are in pairs. */
const openingOf = (text: string, end: number): number | undefined => {
  let open = 0;
  for (let at = end; at >= 0; at -= 1) {
    if (text[at] === ')') open += 1;
    else if (text[at] === '(' && (open -= 1) === 0) return at;
  }
  return undefined;
};

/** All of it: a query of which a part were left out would say something else. */
const conditionOf = (statement: string): string | undefined => {
  const end = eligible.exec(statement)?.index;
  const begin = end === undefined ? undefined : openingOf(statement, end);
  return begin !== undefined && selection.test(statement.slice(0, begin)) && keyed.test(statement) ? statement.slice(begin + 1, end).trim() : undefined;
};

const isWithin = (value: number, max: number): boolean => value >= 1 && value <= max;

/**
 * Reads the form of query that WSO2 documents for custom rules: which calls are eligible, and how many of them a span of
 * time allows. It is read, never run; the throttle key that it makes is that of the key template.
 *
 * @throws SiddhiError
 */
export const readSiddhiQuery = (query: string): { readonly condition: string; readonly limit: NonNullable<Limit> } => {
  const [first = '', second = '', ...others] = query.split(';').map((statement) => statement.trim());
  const condition = conditionOf(first);
  const [, length, unit = ''] = batch.exec(second) ?? [];
  const [, requests] = count.exec(second) ?? [];
  const timeUnit = units[unit.toLowerCase()];
  if (condition === undefined || others.some((statement) => statement !== '') || timeUnit === undefined || requests === undefined || !isWithin(Number(length), maxUnitTime) || !isWithin(Number(requests), Number.MAX_SAFE_INTEGER))
    throw new SiddhiError(
      'is not of the form that is understood (FROM RequestStream SELECT ..., (<condition>) AS isEligible, ... as throttleKey INSERT INTO EligibilityStream; FROM EligibilityStream[isEligible==true]#throttler:timeBatch(<span>) SELECT ..., (count(...) >= <limit>) as isThrottled ...); give condition and defaultLimit instead',
    );
  return { condition, limit: { kind: 'request-count', requests: Number(requests), unitTime: Number(length), timeUnit } };
};
