import { ActionIcon, Button, NumberInput, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useStrings } from '../../../strings/pages';
import { newLine, type EndpointForm, type EndpointLine, type KeyType } from './endpoint-model';
import { TestButton, TestResult, useEndpointTest } from './test-endpoint';
import classes from './endpoints.module.css';

const maxEndpoints = 50;

interface GroupProps {
  readonly apiId: string;
  readonly keyType: KeyType;
  readonly form: UseFormReturnType<EndpointForm>;
  readonly isReadOnly: boolean;
}

interface LineProps extends GroupProps {
  readonly line: EndpointLine;
  readonly at: number;
  readonly count: number;
}

const Line = ({ apiId, keyType, form, isReadOnly, line, at, count }: LineProps) => {
  const { endpoints: words } = useStrings();
  const test = useEndpointTest(apiId);
  const name = words[keyType];
  const { strategy } = form.values;
  const url = form.getInputProps(`${keyType}.${at}.url` as never);
  const timeout = form.getInputProps(`${keyType}.${at}.timeoutSeconds` as never);
  return (
    <Stack gap={4} component="li">
      {strategy === 'failover' && count > 1 && (
        <Text size="xs" c="dimmed" fw={600}>
          {words.standIn(at + 1)}
        </Text>
      )}
      <div className={classes['line']}>
        <TextInput {...url} className={classes['url']} type="url" inputMode="url" label={words.url} aria-label={words.urlOf(name, at + 1, count)} placeholder={words.placeholder} disabled={isReadOnly} autoComplete="off" spellCheck={false} />
        <NumberInput {...timeout} label={words.timeout} aria-label={words.timeoutOf(name, at + 1, count)} placeholder={words.timeoutPlaceholder} suffix={words.seconds} decimalScale={1} min={0} disabled={isReadOnly} hideControls />
        {!isReadOnly && (
          <div className={classes['buttons']}>
            <TestButton url={line.url} test={test} />
            <ActionIcon variant="subtle" color="gray" size={36} onClick={() => form.removeListItem(keyType as never, at)} aria-label={words.remove(at + 1, name)}>
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </div>
        )}
      </div>
      <TestResult url={line.url} test={test} />
    </Stack>
  );
};

/** The endpoints for one kind of keys. */
export const EndpointGroup = (props: GroupProps) => {
  const { keyType, form, isReadOnly } = props;
  const { endpoints: words } = useStrings();
  const name = words[keyType];
  const { strategy } = form.values;
  const lines = strategy === 'http' ? form.values[keyType].slice(0, 1) : form.values[keyType];
  const mayAdd = !isReadOnly && (lines.length === 0 || (strategy !== 'http' && lines.length < maxEndpoints));
  return (
    <Paper withBorder p="md" component="section" aria-label={name}>
      <Stack gap="sm">
        <div>
          <Title order={3}>{name}</Title>
          <Text size="sm" c="dimmed">
            {keyType === 'production' ? words.productionHelp : words.sandboxHelp}
          </Text>
        </div>
        {lines.length === 0 && <Text size="sm">{words.none}</Text>}
        {lines.length > 0 && (
          <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
            {lines.map((line, at) => (
              <Line key={line.key} {...props} line={line} at={at} count={lines.length} />
            ))}
          </Stack>
        )}
        {mayAdd && (
          <div>
            <Button variant="light" size="compact-sm" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => form.insertListItem(keyType as never, newLine() as never)}>
              {strategy === 'failover' && lines.length > 0 ? words.addStandIn(name) : words.add(name)}
            </Button>
          </div>
        )}
      </Stack>
    </Paper>
  );
};
