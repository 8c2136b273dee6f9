import { AppError, commonProblems } from '@quintet/service-kit';
import type { ThrottlingPolicy } from './policy';
import { searchTypes } from './policy-view';

const types = ['all', ...Object.values(searchTypes)];
const partRule = /\s*(name|type)\s*:\s*(?:"([^"]*)"|(\S+))\s*/iy;

const refuse = (): never => {
  const reason = `must be name:<policy>, type:<one of ${types.join(', ')}>, or both`;
  throw new AppError(commonProblems.INVALID_INPUT, `query ${reason}`, { faults: [{ field: 'query', reason }] });
};

/**
 * What a search asks for: `name:Gold type:sub`. Nothing means every policy, and so does `null`, which WSO2's command-line
 * client sends for nothing.
 */
export const readPolicySearch = (query: string): ((policy: Pick<ThrottlingPolicy, 'name' | 'kind'>) => boolean) => {
  let name: string | undefined;
  let type = 'all';
  const text = query.trim() === 'null' ? '' : query.trim();
  for (let at = 0; at < text.length; at = partRule.lastIndex) {
    partRule.lastIndex = at;
    const [, field, quoted, plain] = partRule.exec(text) ?? refuse();
    const value = quoted ?? plain ?? '';
    if (field?.toLowerCase() === 'name') name = value;
    else if (types.includes(value)) type = value;
    else refuse();
  }
  return (policy) => (name === undefined || policy.name === name) && (type === 'all' || searchTypes[policy.kind] === type);
};
