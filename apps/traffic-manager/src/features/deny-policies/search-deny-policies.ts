import type { DenyCondition, StoredDenyPolicy } from './deny-policy';

type Matches = (policy: StoredDenyPolicy) => boolean;

const textOf = (condition: DenyCondition): string => {
  switch (condition.type) {
    case 'API':
      return condition.context;
    case 'APPLICATION':
      return `${condition.owner}:${condition.applicationName}`;
    case 'USER':
      return condition.user;
    case 'IP':
      return condition.fixedIp;
    case 'IPRANGE':
      return `${condition.startingIp}-${condition.endingIp}`;
  }
};

const termRule = /^(conditionType|conditionValue)\s*:\s*(.*)$/;
const quoted = /^"(.*)"$/;

const termOf = (text: string): Matches | undefined => {
  const [, attribute, wanted = ''] = termRule.exec(text.trim()) ?? [];
  if (attribute === undefined) return undefined;
  const exact = quoted.exec(wanted)?.[1];
  if (attribute === 'conditionType') return ({ condition }) => condition.type === (exact ?? wanted).toUpperCase();
  return exact === undefined ? ({ condition }) => textOf(condition).includes(wanted) : ({ condition }) => textOf(condition) === exact;
};

/**
 * Reads a search such as `conditionType:API & conditionValue:"/pizza/1.0.0"`: all of its terms must match; a value in quotes
 * is the whole value, one without is a part of it.
 *
 * @returns undefined when it cannot be read
 */
export const readDenyPolicySearch = (query: string): Matches | undefined => {
  if (query.trim() === '') return () => true;
  const terms = query.split('&').map(termOf);
  return terms.every((term) => term !== undefined) ? (policy) => terms.every((term) => term(policy)) : undefined;
};
