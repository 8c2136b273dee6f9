import { Autocomplete, Modal, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { answer, ApiFormView, ApiProblem, notifyDone, useApiForm, useKitStrings, useSession } from '@quintet/web-kit';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { adminAccess } from '../../admin/access';
import { admin } from '../../admin/clients';
import { findUserNames } from '../../admin/user-names';
import { adminStrings, useAdminStrings } from '../../strings/admin';
import { applicationsKey, type OwnedApplication } from './use-applications';

const schema = z.object({ owner: z.string().trim().min(1, adminStrings.applications.ownerNeeded).max(255) });

const GiveFields = ({ application, onClose }: { readonly application: OwnedApplication; readonly onClose: () => void }) => {
  const { applications: words } = useAdminStrings();
  const client = useQueryClient();
  const { can } = useSession();
  const form = useApiForm({
    schema,
    initialValues: { owner: '' },
    submit: async ({ owner: given }) => {
      const owner = given.trim();
      const fault = (reason: string) => new ApiProblem(400, { title: reason, faults: [{ field: 'owner', reason }] });
      if (owner === application.owner) throw fault(words.sameOwner);
      if (can(...adminAccess.users) && !(await findUserNames(owner)).includes(owner)) throw fault(words.noSuchUser);
      await answer(admin.POST('/applications/{applicationId}/change-owner', { params: { path: { applicationId: application.applicationId }, query: { owner } } }));
    },
    onDone: (_result, { owner }) => {
      void client.invalidateQueries({ queryKey: applicationsKey });
      notifyDone(words.given(application.name, owner.trim()));
      onClose();
    },
  });
  const [start] = useDebouncedValue(form.form.values.owner, 200);
  const names = useQuery({ queryKey: ['admin', 'user-names', start], queryFn: ({ signal }) => findUserNames(start, signal), placeholderData: keepPreviousData, enabled: can(...adminAccess.users) });
  return (
    <ApiFormView form={form} onCancel={onClose} action={words.giveAction} isGuarded={false}>
      <Text size="sm">{words.giveText}</Text>
      <Autocomplete label={words.newOwner} description={words.newOwnerHelp} {...form.form.getInputProps('owner')} data={names.data ?? []} filter={({ options }) => options} maxLength={255} required data-autofocus />
    </ApiFormView>
  );
};

/** @param application undefined: the dialog is closed */
export const GiveDialog = ({ application, onClose }: { readonly application: OwnedApplication | undefined; readonly onClose: () => void }) => {
  const { applications: words } = useAdminStrings();
  const kit = useKitStrings();
  return (
    <Modal opened={application !== undefined} onClose={onClose} closeOnClickOutside={false} title={application && words.giveTitle(application.name)} closeButtonProps={{ 'aria-label': kit.close }}>
      {application && <GiveFields application={application} onClose={onClose} />}
    </Modal>
  );
};
