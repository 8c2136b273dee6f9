import { Box } from '@mantine/core';
import { notifyDone, NotFound, Page, PageError, QueryView, useApiForm } from '@quintet/web-kit';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useParams } from 'react-router';
import { adminPage } from '../../admin/admin-page';
import { useAdminStrings } from '../../strings/admin';
import { changePolicy, isBuiltIn, policiesKey, policyKinds, readPolicy, type Policy, type PolicyKind, type VersionedPolicy } from './policy-call';
import { PolicyForm } from './policy-form';
import { policySchema } from './policy-schema';
import { bodyOf, fieldOf, valuesOf, type PolicyValues } from './policy-values';

const keyOf = (kind: PolicyKind, policyId: string) => [...policiesKey, kind, policyId] as const;

const EditForm = ({ kind, versioned }: { readonly kind: PolicyKind; readonly versioned: VersionedPolicy }) => {
  const { policies: words } = useAdminStrings();
  const client = useQueryClient();
  const latest = useRef(versioned);
  useEffect(() => {
    latest.current = versioned;
  }, [versioned]);
  const { policyId, policyName } = versioned.policy;
  const form = useApiForm<PolicyValues, Policy>({
    schema: policySchema(kind),
    initialValues: valuesOf(versioned.policy),
    submit: (values) => changePolicy(policyId, latest.current.etag, bodyOf(kind, values, latest.current.policy)),
    fieldOf,
    readCurrent: async () => {
      latest.current = await readPolicy(kind, policyId);
      return valuesOf(latest.current.policy);
    },
    onDone: () => {
      void client.invalidateQueries({ queryKey: policiesKey });
      notifyDone(words.changed(policyName));
    },
  });
  return <PolicyForm kind={kind} form={form} isNew={false} />;
};

const EditPolicy = ({ kind, policyId }: { readonly kind: PolicyKind; readonly policyId: string }) => {
  const { policies: words } = useAdminStrings();
  const query = useQuery({ queryKey: keyOf(kind, policyId), queryFn: () => readPolicy(kind, policyId) });
  return (
    <QueryView query={query}>
      {(versioned) => (
        <Page title={versioned.policy.policyName} description={words.kindTexts[kind]} trail={[{ label: words.title, to: `/admin/policies/${kind}` }]}>
          <Box maw={720}>{isBuiltIn(versioned.policy) ? words.builtIn : <EditForm key={policyId} kind={kind} versioned={versioned} />}</Box>
        </Page>
      )}
    </QueryView>
  );
};

const PolicyPage = () => {
  const { kind: given, policyId = '' } = useParams();
  const kind = policyKinds.find((one) => one === given);
  return kind ? <EditPolicy kind={kind} policyId={policyId} /> : <NotFound />;
};

export const Component = adminPage('policies', PolicyPage);
export const ErrorBoundary = PageError;
