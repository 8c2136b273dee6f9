import { Button, Fieldset, Group, NativeSelect, NumberInput, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { answer, ApiFormView, useApiForm, type ApiForm } from '@quintet/web-kit';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { admin } from '../../admin/clients';
import { adminStrings, useAdminStrings } from '../../strings/admin';
import { environmentsKey, type Environment } from './use-environments';

type Port = number | '';
interface HostValues {
  readonly host: string;
  readonly httpContext: string;
  readonly httpPort: Port;
  readonly httpsPort: Port;
  readonly wsPort: Port;
  readonly wssPort: Port;
}
interface EnvironmentValues {
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  readonly type: Environment['type'];
  readonly vhosts: readonly HostValues[];
}

const types: readonly Environment['type'][] = ['hybrid', 'production', 'sandbox'];
const ports = ['httpPort', 'httpsPort', 'wsPort', 'wssPort'] as const;
const newHost: HostValues = { host: '', httpContext: '', httpPort: 80, httpsPort: 443, wsPort: 80, wssPort: 443 };
const words = adminStrings.environments;
const hostRule = /^([a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])(\.([a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9]))*$/;

const schema = z.custom<EnvironmentValues>().superRefine(({ name, vhosts }, context) => {
  const fault = (path: readonly PropertyKey[], message: string) => context.addIssue({ code: 'custom', path: [...path], message });
  if (name.trim() === '') fault(['name'], words.needed);
  else if (!/^[A-Za-z0-9._-]+$/.test(name.trim())) fault(['name'], words.nameFault);
  if (vhosts.length === 0) fault(['vhosts'], words.hostsNeeded);
  const hosts = vhosts.map(({ host }) => host.trim().toLowerCase());
  vhosts.forEach((vhost, at) => {
    if (!hostRule.test(vhost.host.trim())) fault(['vhosts', at, 'host'], words.hostFault);
    else if (hosts.indexOf(hosts[at] ?? '') !== at) fault(['vhosts', at, 'host'], words.hostTwice);
    for (const port of ports) if (vhost[port] !== '' && !(vhost[port] >= 1 && vhost[port] <= 65_535)) fault(['vhosts', at, port], words.portFault);
  });
});

const valuesOf = ({ name, displayName, description, type, vhosts }: Environment): EnvironmentValues => ({
  name,
  displayName,
  description,
  type,
  vhosts: vhosts.map(({ host, httpContext, httpPort, httpsPort, wsPort, wssPort }) => ({ host, httpContext, httpPort, httpsPort, wsPort, wssPort })),
});
const newValues: EnvironmentValues = { name: '', displayName: '', description: '', type: 'hybrid', vhosts: [newHost] };

const save = (values: EnvironmentValues, before: Environment | undefined): Promise<Environment> => {
  const port = (value: Port) => (value === '' ? null : value);
  const vhosts = values.vhosts.map((one) => ({ host: one.host.trim(), httpContext: one.httpContext.trim(), httpPort: port(one.httpPort), httpsPort: port(one.httpsPort), wsPort: port(one.wsPort), wssPort: port(one.wssPort) }));
  const body = { name: values.name.trim(), displayName: values.displayName.trim(), description: values.description.trim(), type: values.type, vhosts };
  return before
    ? answer(admin.PUT('/environments/{environmentId}', { params: { path: { environmentId: before.id } }, body: { ...body, provider: before.provider, gatewayType: before.gatewayType } }))
    : answer(admin.POST('/environments', { body }));
};

const HostFields = ({ form, at }: { readonly form: ApiForm<EnvironmentValues>; readonly at: number }) => {
  const { getInputProps, values, removeListItem } = form.form;
  const path = `vhosts.${at}`;
  return (
    <Fieldset legend={words.hostOf(at + 1)}>
      <Stack>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput label={words.host} {...getInputProps(`${path}.host`)} required maxLength={255} autoComplete="off" spellCheck={false} />
          <TextInput label={words.httpContext} {...getInputProps(`${path}.httpContext`)} maxLength={255} autoComplete="off" spellCheck={false} />
        </SimpleGrid>
        <SimpleGrid cols={{ base: 2, xs: 4 }}>
          {ports.map((port) => (
            <NumberInput key={port} label={words[port]} {...getInputProps(`${path}.${port}`)} min={1} max={65_535} allowDecimal={false} allowNegative={false} hideControls />
          ))}
        </SimpleGrid>
        {values.vhosts.length > 1 && (
          <Group>
            <Button variant="default" size="xs" leftSection={<IconTrash size={14} aria-hidden />} onClick={() => removeListItem('vhosts', at)}>
              {words.removeHost(at + 1)}
            </Button>
          </Group>
        )}
      </Stack>
    </Fieldset>
  );
};

/** @param environment undefined: a new one */
export const EnvironmentForm = ({ environment, onDone, onCancel }: { readonly environment?: Environment; readonly onDone: (saved: Environment) => void; readonly onCancel?: () => void }) => {
  const { environments: own } = useAdminStrings();
  const client = useQueryClient();
  const form = useApiForm<EnvironmentValues, Environment>({
    schema,
    initialValues: environment ? valuesOf(environment) : newValues,
    submit: (values) => save(values, environment),
    onDone: (saved) => {
      client.setQueryData<readonly Environment[]>(environmentsKey, (list = []) => [...list.filter(({ id }) => id !== saved.id), saved]);
      void client.invalidateQueries({ queryKey: environmentsKey });
      onDone(saved);
    },
  });
  const { getInputProps, values, insertListItem } = form.form;
  return (
    <ApiFormView form={form} isEditing={environment !== undefined} action={environment ? undefined : own.create} onCancel={onCancel}>
      <TextInput label={own.nameLabel} description={own.nameHelp} {...getInputProps('name')} disabled={environment !== undefined} required maxLength={255} autoComplete="off" spellCheck={false} />
      <TextInput label={own.displayName} {...getInputProps('displayName')} maxLength={255} autoComplete="off" />
      <Textarea label={own.descriptionLabel} {...getInputProps('description')} maxLength={1_023} autosize minRows={2} maxRows={6} />
      <NativeSelect label={own.type} data={types.map((value) => ({ value, label: own.types[value] }))} {...getInputProps('type')} />
      <Text size="sm" c="dimmed">
        {own.hostsText}
      </Text>
      {values.vhosts.map((_host, at) => (
        <HostFields key={at} form={form} at={at} />
      ))}
      <Group>
        <Button variant="default" size="xs" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => insertListItem('vhosts', newHost)}>
          {own.addHost}
        </Button>
      </Group>
    </ApiFormView>
  );
};
