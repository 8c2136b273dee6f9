import { DEFAULT_ORGANIZATION } from '@quintet/contracts';
import { AppError } from '@quintet/service-kit';
import { problems } from '../../problems';
import type { PolicyKind } from './policy';

/** As WSO2 has it: no tenant but the super tenant sees or makes custom policies. @throws AppError CUSTOM_POLICY_RESERVED */
export const requireAllowed = (organization: string, kind: PolicyKind): void => {
  if (kind === 'custom' && organization !== DEFAULT_ORGANIZATION) throw new AppError(problems.CUSTOM_POLICY_RESERVED);
};
