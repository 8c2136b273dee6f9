import { Box } from '@mantine/core';
import { notifyDone, NotFound, Page, PageError, useApiForm } from '@quintet/web-kit';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from 'react-router';
import { adminPage } from '../../admin/admin-page';
import { useAdminStrings } from '../../strings/admin';
import { createPolicy, policiesKey, policyKinds, type Policy, type PolicyKind } from './policy-call';
import { PolicyForm } from './policy-form';
import { policySchema } from './policy-schema';
import { bodyOf, fieldOf, newPolicy, type PolicyValues } from './policy-values';

const NewPolicyForm = ({ kind }: { readonly kind: PolicyKind }) => {
  const { policies: words } = useAdminStrings();
  const client = useQueryClient();
  const navigate = useNavigate();
  const toList = () => void navigate(`/admin/policies/${kind}`);
  const form = useApiForm<PolicyValues, Policy>({
    schema: policySchema(kind),
    initialValues: newPolicy,
    submit: (values) => createPolicy(bodyOf(kind, values)),
    fieldOf,
    onDone: (_made, { policyName }) => {
      void client.invalidateQueries({ queryKey: policiesKey });
      notifyDone(words.created(policyName.trim()));
      toList();
    },
  });
  return (
    <Page title={words.newTitle[kind]} description={words.kindTexts[kind]} trail={[{ label: words.title, to: `/admin/policies/${kind}` }]}>
      <Box maw={720}>
        <PolicyForm kind={kind} form={form} isNew onCancel={toList} />
      </Box>
    </Page>
  );
};

const NewPolicy = () => {
  const { kind: given } = useParams();
  const kind = policyKinds.find((one) => one === given);
  return kind ? <NewPolicyForm key={kind} kind={kind} /> : <NotFound />;
};

export const Component = adminPage('policies', NewPolicy);
export const ErrorBoundary = PageError;
