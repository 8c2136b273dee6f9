import { customPolicy } from '@quintet/contracts';
import { readPolicy } from './policy-schema';

const query = (condition: string): string => `FROM RequestStream SELECT userId, (${condition}) AS isEligible, str:concat('a','') as throttleKey INSERT INTO EligibilityStream;
FROM EligibilityStream[isEligible==true]#throttler:timeBatch(1 min) SELECT throttleKey, (count(userId) >= 5) as isThrottled, expiryTimeStamp group by throttleKey INSERT ALL EVENTS into ResultStream;`;
const ofLength = (length: number): string => `userId == '${'a'.repeat(length - "userId == ''".length)}'`;

test('what is read from a query can be announced, and what is too long for that is refused', () => {
  const read = (length: number) => readPolicy('custom', { policyName: 'Long', keyTemplate: '$userId', siddhiQuery: query(ofLength(length)) });

  const { name, displayName, description, limit, rule } = read(2_048);
  expect(customPolicy.safeParse({ id: 'p', organization: 'carbon.super', name, displayName, description, limit, ...rule }).error).toBeUndefined();
  expect(() => read(2_049)).toThrow('more than 2048 characters');
});
