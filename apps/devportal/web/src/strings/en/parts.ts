const units: Readonly<Record<string, string>> = { sec: 'second', min: 'minute', hour: 'hour', hours: 'hour', day: 'day', days: 'day', week: 'week', month: 'month', months: 'month', year: 'year', years: 'year' };
const unit = (name: string): string => units[name] ?? name;

export const parts = {
  notRated: 'Not rated',
  notRatedYet: 'Nobody has rated it yet',
  rated: (average: string) => `Rated ${average} of 5`,
  states: { CREATED: 'In the making', PROTOTYPED: 'Prototype', PUBLISHED: 'Published', BLOCKED: 'Blocked', DEPRECATED: 'Deprecated', RETIRED: 'Retired' },
  noLimit: 'No limit',
  calls: (amount: string) => (amount === '1' ? '1 call' : `${amount} calls`),
  events: (amount: string) => `${amount} events`,
  tokens: (amount: string) => `${amount} tokens`,
  per: (what: string, count: number, timeUnit: string) => `${what} per ${count === 1 ? unit(timeUnit) : `${count} ${unit(timeUnit)}s`}`,
  atMost: (amount: string, timeUnit: string) => `at most ${amount} per ${unit(timeUnit)}`,
  paid: 'Paid',
};
