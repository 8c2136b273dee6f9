import { Checkbox, Modal, NativeSelect, TextInput } from '@mantine/core';
import { answer, ApiFormView, notifyDone, useApiForm, useKitStrings, type ApiForm } from '@quintet/web-kit';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { admin, type AdminSchema } from '../../admin/clients';
import { adminStrings, useAdminStrings } from '../../strings/admin';
import { deniedBy, denyPoliciesKey, denyTypes, type DenyType } from './use-deny-policies';

interface DenyValues {
  readonly type: DenyType;
  readonly context: string;
  readonly owner: string;
  readonly application: string;
  readonly fixedIp: string;
  readonly startingIp: string;
  readonly endingIp: string;
  readonly user: string;
  readonly invert: boolean;
}

const initialValues: DenyValues = { type: 'API', context: '', owner: '', application: '', fixedIp: '', startingIp: '', endingIp: '', user: '', invert: false };
const fieldsOf: Readonly<Record<DenyType, readonly (keyof DenyValues)[]>> = { API: ['context'], APPLICATION: ['owner', 'application'], IP: ['fixedIp'], IPRANGE: ['startingIp', 'endingIp'], USER: ['user'] };
const { needed, contextFault } = adminStrings.denyPolicies;

const schema = z.custom<DenyValues>().superRefine((values, context) => {
  for (const field of fieldsOf[values.type]) if (String(values[field]).trim() === '') context.addIssue({ code: 'custom', path: [field], message: needed });
  if (values.type === 'API' && values.context.trim() !== '' && !values.context.trim().startsWith('/')) context.addIssue({ code: 'custom', path: ['context'], message: contextFault });
});

const bodyOf = (values: DenyValues): AdminSchema<'DenyPolicyBody'> => {
  const conditionStatus = true;
  const { type, invert } = values;
  switch (type) {
    case 'API':
      return { conditionStatus, conditionType: type, conditionValue: values.context.trim() };
    case 'APPLICATION':
      return { conditionStatus, conditionType: type, conditionValue: `${values.owner.trim()}:${values.application.trim()}` };
    case 'IP':
      return { conditionStatus, conditionType: type, conditionValue: { fixedIp: values.fixedIp.trim(), invert } };
    case 'IPRANGE':
      return { conditionStatus, conditionType: type, conditionValue: { startingIp: values.startingIp.trim(), endingIp: values.endingIp.trim(), invert } };
    case 'USER':
      return { conditionStatus, conditionType: type, conditionValue: values.user.trim() };
  }
};

const DenyFields = ({ onClose }: { readonly onClose: () => void }) => {
  const { denyPolicies: words } = useAdminStrings();
  const client = useQueryClient();
  const form: ApiForm<DenyValues> = useApiForm<DenyValues, AdminSchema<'DenyPolicy'>>({
    schema,
    initialValues,
    submit: (values) => answer(admin.POST('/throttling/deny-policies', { body: bodyOf(values) })),
    fieldOf: (field) => {
      const last = field.split('.').at(-1) ?? field;
      return last === 'conditionValue' ? (fieldsOf[form.form.getValues().type][0] ?? field) : last;
    },
    onDone: (made) => {
      void client.invalidateQueries({ queryKey: denyPoliciesKey });
      notifyDone(words.added(deniedBy(made, words)));
      onClose();
    },
  });
  const { getInputProps, values } = form.form;
  const text = (field: keyof DenyValues, label: string, description?: string) => (
    <TextInput key={field} label={label} description={description} {...getInputProps(field)} required maxLength={512} autoComplete="off" spellCheck={false} />
  );
  const fields: Readonly<Record<DenyType, ReactNode>> = {
    API: text('context', words.context, words.contextHelp),
    APPLICATION: [text('owner', words.owner), text('application', words.application)],
    IP: text('fixedIp', words.address, words.addressHelp),
    IPRANGE: [text('startingIp', words.from, words.addressHelp), text('endingIp', words.to)],
    USER: text('user', words.user),
  };
  return (
    <ApiFormView form={form} onCancel={onClose} action={words.addAction} isGuarded={false}>
      <NativeSelect label={words.type} data={denyTypes.map((value) => ({ value, label: words.types[value] }))} {...getInputProps('type')} data-autofocus />
      {fields[values.type]}
      {(values.type === 'IP' || values.type === 'IPRANGE') && <Checkbox label={words.invert} description={words.invertHelp} {...getInputProps('invert', { type: 'checkbox' })} />}
    </ApiFormView>
  );
};

export const DenyDialog = ({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) => {
  const { denyPolicies: words } = useAdminStrings();
  const kit = useKitStrings();
  return (
    <Modal opened={opened} onClose={onClose} closeOnClickOutside={false} title={words.addTitle} closeButtonProps={{ 'aria-label': kit.close }}>
      {opened && <DenyFields onClose={onClose} />}
    </Modal>
  );
};
