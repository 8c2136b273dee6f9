import { answer, answerWith, asFormData, callPortal } from '@quintet/web-kit';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { admin, adminUrl, type AdminSchema } from '../../admin/clients';

export const policyKinds = ['application', 'subscription', 'advanced', 'custom'] as const;
export type PolicyKind = (typeof policyKinds)[number];
export type Limit = AdminSchema<'ThrottleLimit'>;

/** A policy of any kind: members of another kind are absent. */
export type Policy = Pick<AdminSchema<'ApplicationPolicy'>, 'policyId' | 'policyName' | 'displayName' | 'description' | 'defaultLimit' | 'enforcement'> &
  Partial<Pick<AdminSchema<'ApplicationPolicy'>, 'burstLimit'>> &
  Partial<Omit<AdminSchema<'SubscriptionPolicy'>, 'type' | 'policyId' | 'policyName' | 'displayName' | 'description' | 'defaultLimit' | 'enforcement' | 'isDeployed'>> &
  Partial<Pick<AdminSchema<'AdvancedPolicy'>, 'conditionalGroups'>> &
  Partial<Pick<AdminSchema<'CustomPolicy'>, 'keyTemplate' | 'condition' | 'enabled' | 'siddhiQuery'>>;

export type PolicyBody =
  | { readonly kind: 'application'; readonly body: AdminSchema<'ApplicationPolicyBody'> }
  | { readonly kind: 'subscription'; readonly body: AdminSchema<'SubscriptionPolicyBody'> }
  | { readonly kind: 'advanced'; readonly body: AdminSchema<'AdvancedPolicyBody'> }
  | { readonly kind: 'custom'; readonly body: AdminSchema<'CustomPolicyBody'> };

export interface VersionedPolicy {
  readonly policy: Policy;
  readonly etag: string | undefined;
}

/** It limits nothing, and can be neither changed nor deleted. */
export const isBuiltIn = ({ policyName }: Policy): boolean => policyName === 'Unlimited';
export const policiesKey = ['admin', 'policies'] as const;

const list = (kind: PolicyKind, signal: AbortSignal): Promise<{ readonly list: readonly Policy[] }> => {
  switch (kind) {
    case 'application':
      return answer(admin.GET('/throttling/policies/application', { signal }));
    case 'subscription':
      return answer(admin.GET('/throttling/policies/subscription', { signal }));
    case 'advanced':
      return answer(admin.GET('/throttling/policies/advanced', { signal }));
    case 'custom':
      return answer(admin.GET('/throttling/policies/custom', { signal }));
  }
};

/** All policies of a kind: there are tens, and they are searched here. */
export const usePolicyList = (kind: PolicyKind) => useQuery({ queryKey: [...policiesKey, kind], queryFn: async ({ signal }) => (await list(kind, signal)).list, placeholderData: keepPreviousData });

const pathOf = (policyId: string, etag?: string) => ({ path: { policyId }, header: etag === undefined ? {} : { 'If-Match': etag } });

export const readPolicy = async (kind: PolicyKind, policyId: string): Promise<VersionedPolicy> => {
  const params = { path: { policyId } };
  const calls = {
    application: () => answerWith(admin.GET('/throttling/policies/application/{policyId}', { params })),
    subscription: () => answerWith(admin.GET('/throttling/policies/subscription/{policyId}', { params })),
    advanced: () => answerWith(admin.GET('/throttling/policies/advanced/{policyId}', { params })),
    custom: () => answerWith(admin.GET('/throttling/policies/custom/{policyId}', { params })),
  } as const;
  const { data, etag } = await calls[kind]();
  return { policy: data, etag };
};

export const createPolicy = (policy: PolicyBody): Promise<Policy> => {
  switch (policy.kind) {
    case 'application':
      return answer(admin.POST('/throttling/policies/application', { body: policy.body }));
    case 'subscription':
      return answer(admin.POST('/throttling/policies/subscription', { body: policy.body }));
    case 'advanced':
      return answer(admin.POST('/throttling/policies/advanced', { body: policy.body }));
    case 'custom':
      return answer(admin.POST('/throttling/policies/custom', { body: policy.body }));
  }
};

export const changePolicy = (policyId: string, etag: string | undefined, policy: PolicyBody): Promise<Policy> => {
  const params = pathOf(policyId, etag);
  switch (policy.kind) {
    case 'application':
      return answer(admin.PUT('/throttling/policies/application/{policyId}', { params, body: policy.body }));
    case 'subscription':
      return answer(admin.PUT('/throttling/policies/subscription/{policyId}', { params, body: policy.body }));
    case 'advanced':
      return answer(admin.PUT('/throttling/policies/advanced/{policyId}', { params, body: policy.body }));
    case 'custom':
      return answer(admin.PUT('/throttling/policies/custom/{policyId}', { params, body: policy.body }));
  }
};

export const deletePolicy = async (kind: PolicyKind, policyId: string): Promise<void> => {
  const params = pathOf(policyId);
  const calls = {
    application: () => answer(admin.DELETE('/throttling/policies/application/{policyId}', { params })),
    subscription: () => answer(admin.DELETE('/throttling/policies/subscription/{policyId}', { params })),
    advanced: () => answer(admin.DELETE('/throttling/policies/advanced/{policyId}', { params })),
    custom: () => answer(admin.DELETE('/throttling/policies/custom/{policyId}', { params })),
  } as const;
  await calls[kind]();
};

/** The policy as a file for another installation, handed to the browser. */
export const downloadPolicy = async ({ policyId, policyName }: Policy, kind: PolicyKind): Promise<void> => {
  const file = await answer(admin.GET('/throttling/policies/export', { params: { query: { policyId } } }));
  const url = URL.createObjectURL(new Blob([`${JSON.stringify(file, null, 2)}\n`], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${kind}-${policyName.replaceAll(/[^\w.-]+/g, '-')}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1_000);
};

/** @throws ApiProblem 409 for one whose name is taken, unless it may be replaced */
export const importPolicy = async (file: File, overwrite: boolean): Promise<{ readonly policyName: string }> => {
  const response = await callPortal(`${adminUrl('/throttling/policies/import')}?overwrite=${overwrite}`, { method: 'POST', body: asFormData({ file }) });
  return (await response.json()) as { policyName: string };
};
