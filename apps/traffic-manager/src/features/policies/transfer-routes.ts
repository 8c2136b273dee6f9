import { Router, type Request } from 'express';
import { z } from 'zod';
import { callerOf, fileOf, readMultipart, type Guard } from '@quintet/management-api';
import { AppError, commonProblems } from '@quintet/service-kit';
import { scopes } from '../../http/scopes';
import { problems } from '../../problems';
import type { PolicyChanges } from './change-policies';
import { policyKinds, type PolicyKind, type ThrottlingPolicy } from './policy';
import { kindOf, policyFile, readPolicyFile } from './policy-file';
import { readPolicy } from './policy-schema';
import type { PolicyStore } from './policy-store';
import { policyView } from './policy-view';
import { requireAllowed } from './require-allowed';

const maxFileBytes = 512 * 1_024;

const kindName = z.string().max(100).transform((name, context): PolicyKind => {
  const kind = kindOf(name);
  if (kind) return kind;
  context.issues.push({ code: 'custom', message: 'must be one of sub, app, api, global', input: name });
  return z.NEVER;
});
const exportQuery = z.object({ policyId: z.string().max(255).optional(), name: z.string().max(255).optional(), type: kindName.optional() });
const importQuery = z.object({ overwrite: z.string().regex(/^(true|false)$/i, 'must be true or false').default('false') });

const refuseQuery = (field: string, reason: string): never => {
  throw new AppError(commonProblems.INVALID_INPUT, `${field} ${reason}`, { faults: [{ field, reason }] });
};

/** Policies as files: from one installation into another. */
export const transferRoutes = ({ guard, store, changes }: { readonly guard: Guard; readonly store: PolicyStore; readonly changes: PolicyChanges }): Router => {
  const may = guard.requireScope(...scopes.transferPolicies);
  const organizationOf = (req: Request): string => callerOf(req).organization;
  const named = async (organization: string, kinds: readonly PolicyKind[], name: string): Promise<ThrottlingPolicy[]> =>
    (await store.list(organization)).filter((policy) => kinds.includes(policy.kind) && policy.name === name);

  return Router()
    .get('/policies/export', may, async (req, res) => {
      const { policyId, name, type } = exportQuery.parse(req.query);
      const organization = organizationOf(req);
      if (policyId === undefined && name === undefined) refuseQuery('name', 'or policyId is asked for');
      const kinds = type === undefined ? policyKinds : [type];
      const found =
        policyId === undefined ? await named(organization, kinds, name as string) : (await store.list(organization)).filter(({ id, kind }) => id === policyId && kinds.includes(kind));
      const [policy, other] = found;
      if (!policy) throw new AppError(problems.POLICY_NOT_FOUND, policyId ?? name);
      if (other) refuseQuery('type', `is asked for: ${found.map(({ kind }) => kind).join(' and ')} policies have the name ${policy.name}`);
      requireAllowed(organization, policy.kind);
      res.json(policyFile(policy));
    })
    .post('/policies/import', may, readMultipart(['file'], maxFileBytes), async (req, res) => {
      const overwrite = importQuery.parse(req.query).overwrite.toLowerCase() === 'true';
      const organization = organizationOf(req);
      const file = fileOf(req, 'file');
      if (!file) throw new AppError(problems.NO_POLICY_FILE, 'the field file is missing', { faults: [{ field: 'file', reason: 'is missing' }] });
      const { kind, body } = readPolicyFile(file.buffer.toString('utf8'));
      requireAllowed(organization, kind);
      const content = readPolicy(kind, body);
      const [existing] = await named(organization, [kind], content.name);
      if (existing && !overwrite) throw new AppError(problems.POLICY_EXISTS, content.name);
      const policy = existing
        ? await changes.update({ organization, kind, id: existing.id }, ({ groups }) => readPolicy(kind, body, groups))
        : await changes.create(organization, kind, content);
      res.json(policyView(policy));
    });
};
