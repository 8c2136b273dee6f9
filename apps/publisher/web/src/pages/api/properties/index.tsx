import { ActionIcon, Box, Button, Card, Checkbox, Text, TextInput } from '@mantine/core';
import { ApiFormView, EmptyState, notifyDone, QueryView, Section } from '@quintet/web-kit';
import { IconListDetails, IconPlus, IconTrash } from '@tabler/icons-react';
import { useRights } from '../../../apis/rights';
import { useApi, useApiId, type ReadApi } from '../../../apis/use-api';
import { useApiEdit } from '../../../apis/use-api-edit';
import { useStrings } from '../../../strings/pages';
import { bodyOf, fieldOf, formOf, newLine, propertiesSchema, type PropertiesForm } from './property-form';
import classes from './properties.module.css';

/** Properties in the list of what others changed. */
const describe = (_path: string, value: unknown): string => (value as PropertiesForm['lines']).map((line) => `${line.name} = ${line.value}`).join(', ') || '–';

const Properties = ({ apiId, read }: { readonly apiId: string; readonly read: ReadApi }) => {
  const { properties: words, api: apiWords } = useStrings();
  const { offer } = useRights();
  const edit = useApiEdit<PropertiesForm>({ apiId, read, formOf, bodyOf, schema: propertiesSchema, fieldOf, onDone: () => notifyDone(words.saved) });
  const { form } = edit;
  const { lines } = form.values;
  const add = (): void => form.insertListItem('lines' as never, newLine() as never);
  return (
    <Box maw="60rem">
      <Section
        title={words.title}
        description={words.description}
        actions={
          offer && (
            <Button variant="light" leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>
              {words.add}
            </Button>
          )
        }
      >
        {!offer && <Text c="dimmed">{apiWords.readOnly}</Text>}
        <ApiFormView form={edit} isEditing labels={{ lines: words.title }} describe={describe}>
          {lines.length === 0 ? (
            <EmptyState title={words.emptyTitle} icon={<IconListDetails size={28} />}>
              {words.emptyText}
            </EmptyState>
          ) : (
            <Card component="ul" className={classes['lines']} aria-label={words.title}>
              {lines.map(({ key, name, display }, at) => (
                <li key={key} className={classes['line']}>
                  <TextInput {...form.getInputProps(`lines.${at}.name` as never)} placeholder={words.name} aria-label={words.nameOf(at + 1)} disabled={!offer} autoComplete="off" spellCheck={false} maxLength={80} />
                  <TextInput {...form.getInputProps(`lines.${at}.value` as never)} placeholder={words.value} aria-label={words.valueOf(at + 1)} disabled={!offer} autoComplete="off" maxLength={900} />
                  <Checkbox label={words.shown} checked={display} onChange={(event) => form.setFieldValue(`lines.${at}.display` as never, event.currentTarget.checked as never)} disabled={!offer} />
                  {offer && (
                    <ActionIcon variant="subtle" color="gray" size={36} onClick={() => form.removeListItem('lines' as never, at)} aria-label={words.remove(name || words.unnamed)}>
                      <IconTrash size={16} aria-hidden />
                    </ActionIcon>
                  )}
                </li>
              ))}
            </Card>
          )}
        </ApiFormView>
      </Section>
    </Box>
  );
};

export const Component = () => {
  const apiId = useApiId();
  return <QueryView query={useApi(apiId)}>{(read) => <Properties key={apiId} apiId={apiId} read={read} />}</QueryView>;
};
