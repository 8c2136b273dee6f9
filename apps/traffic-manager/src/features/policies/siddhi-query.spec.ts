import { readSiddhiQuery, SiddhiError } from './siddhi-query';

const eligibility = (selected: string): string => `FROM RequestStream SELECT ${selected}, str:concat('a','') as throttleKey INSERT INTO EligibilityStream;`;
const throttled = (selected: string): string => `FROM EligibilityStream[isEligible==true]#throttler:timeBatch(1 hour, 0) SELECT throttleKey, ${selected}, expiryTimeStamp group by throttleKey INSERT ALL EVENTS into ResultStream;`;
const limited = throttled('(count(userId) >= 5) as isThrottled');

test.each([
  ["(userId == 'ann') AS isEligible", "userId == 'ann'"],
  ["userId, apiContext, ( userId == 'ann' or (apiContext == '/x' and appId == '1') ) as isEligible", "userId == 'ann' or (apiContext == '/x' and appId == '1')"],
])('SELECT %s is read', (selected, condition) => {
  expect(readSiddhiQuery(`${eligibility(selected)}\n${limited}\n`)).toEqual({ condition, limit: { kind: 'request-count', requests: 5, unitTime: 1, timeUnit: 'hour' } });
});

test.each([
  ['a negation before the parentheses', eligibility("not (userId == 'ann') as isEligible"), limited],
  ['an alternative before the parentheses', eligibility("userId == 'bob' or (userId == 'ann') as isEligible"), limited],
  ['a function', eligibility("userId, str:contains(userId) as isEligible"), limited],
  ['an alternative before the count', eligibility("(userId == 'ann') as isEligible"), throttled("userId == 'bob' or (count(userId) >= 5) as isThrottled")],
  ['more statements', eligibility("(userId == 'ann') as isEligible"), `${limited}\nFROM ResultStream SELECT throttleKey INSERT INTO Elsewhere;`],
  ['a span beyond what policies have', eligibility("(userId == 'ann') as isEligible"), limited.replace('1 hour', '10001 hour')],
  ['no span', eligibility("(userId == 'ann') as isEligible"), limited.replace('1 hour', '0 hour')],
])('a query with %s is refused, not read in part', (_what, first, second) => {
  expect(() => readSiddhiQuery(`${first}\n${second}`)).toThrow(SiddhiError);
});
