import { Alert, Anchor, Checkbox, List, Modal, Stack, Text } from '@mantine/core';
import { answer, ApiFormView, notifyDone, useApiForm, useKitStrings } from '@quintet/web-kit';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { publisher, type Api, type Schema } from '../../../api/client';
import { apiPath } from '../../../apis/addresses';
import { apiKeys, readApi, useForgetApi, type ReadApi } from '../../../apis/use-api';
import { useDeployments } from '../../../apis/use-deployments';
import { ChangesView } from '../../../definition/changes-view';
import { useDefinitionChanges } from '../../../definition/use-definition-changes';
import { useStrings } from '../../../strings/pages';
import { hasEndpoint } from '../overview/checklist';
import type { State } from './lifecycle-picture';

export interface Move {
  readonly to: State;
  /** As the server calls it. */
  readonly event: string;
}

interface MoveProps {
  readonly api: Api;
  readonly move: Move;
  readonly checkItems: Schema<'Lifecycle'>['checkItems'];
  readonly onClose: () => void;
}

const servesCallers: readonly State[] = ['PUBLISHED', 'PROTOTYPED'];

const Missing = ({ api, move }: Pick<MoveProps, 'api' | 'move'>) => {
  const { lifecycle } = useStrings();
  const missing = [
    ...(hasEndpoint(api) ? [] : [{ text: lifecycle.noEndpoint, to: apiPath(api.id, 'endpoints'), label: lifecycle.addEndpoint }]),
    ...(move.to === 'PUBLISHED' && api.policies.length === 0 ? [{ text: lifecycle.noPlan, to: apiPath(api.id, 'plans'), label: lifecycle.addPlan }] : []),
  ];
  if (missing.length === 0) return null;
  return (
    <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />} title={lifecycle.missing}>
      <List size="sm">
        {missing.map(({ text, to, label }) => (
          <List.Item key={to}>
            {text}{' '}
            <Anchor component={Link} to={to} size="sm" underline="always" c="inherit">
              {label}
            </Anchor>
          </List.Item>
        ))}
      </List>
    </Alert>
  );
};

const isComplete = ({ api, move: { to } }: Pick<MoveProps, 'api' | 'move'>): boolean => !servesCallers.includes(to) || (hasEndpoint(api) && (to !== 'PUBLISHED' || api.policies.length > 0));

const MoveForm = ({ api, move, checkItems, onClose }: MoveProps) => {
  const { lifecycle, definitionChanges, api: apiWords } = useStrings();
  const publishes = move.to === 'PUBLISHED';
  const changes = useDefinitionChanges(api.id, publishes);
  const breaks = publishes && (changes.data?.breakingCount ?? 0) > 0;
  const client = useQueryClient();
  const forget = useForgetApi();
  const deployments = useDeployments(api.id).data;
  const key = [...apiKeys.of(api.id), 'object'];
  const deprecateOld = move.to === 'PUBLISHED' ? checkItems.at(0)?.name : undefined;
  const form = useApiForm({
    initialValues: { deprecateOld: false },
    submit: (values) => {
      const etag = client.getQueryData<ReadApi>(key)?.etag;
      const lifecycleChecklist = values.deprecateOld && deprecateOld !== undefined ? { lifecycleChecklist: `${deprecateOld}:true` } : {};
      return answer(publisher.POST('/apis/change-lifecycle', { params: { query: { action: move.event, apiId: api.id, ...lifecycleChecklist }, header: etag === undefined ? {} : { 'If-Match': etag } } }));
    },
    readCurrent: async () => {
      client.setQueryData(key, await readApi(api.id));
      return { deprecateOld: false };
    },
    onDone: () => {
      forget(api.id);
      notifyDone(lifecycle.done(apiWords.states[move.to] ?? move.to));
      onClose();
    },
  });
  return (
    <ApiFormView form={form} action={breaks ? definitionChanges.publishAnyway : (lifecycle.actions[move.event] ?? move.event)} onCancel={onClose} isGuarded={false}>
      <Text>{lifecycle.effects[move.to]}</Text>
      {servesCallers.includes(move.to) && deployments?.length === 0 && (
        <Alert color="yellow" icon={<IconInfoCircle aria-hidden />}>
          {lifecycle.notDeployed}{' '}
          <Anchor component={Link} to={apiPath(api.id, 'revisions')} size="sm" underline="always" c="inherit">
            {lifecycle.deploy}
          </Anchor>
        </Alert>
      )}
      {publishes && (deployments?.length ?? 0) > 0 && <ChangesView query={changes} />}
      {deprecateOld !== undefined && <Checkbox label={lifecycle.deprecateOld} description={lifecycle.deprecateOldText} {...form.form.getInputProps('deprecateOld', { type: 'checkbox' })} />}
    </ApiFormView>
  );
};

/** Says what a move does before it is made, and what is missing for it. */
export const MoveDialog = ({ api, move, checkItems, onClose }: Omit<MoveProps, 'move'> & { readonly move: Move | undefined }) => {
  const { lifecycle } = useStrings();
  const { close } = useKitStrings();
  return (
    <Modal opened={move !== undefined} onClose={onClose} size="lg" title={move && lifecycle.dialog(lifecycle.actions[move.event] ?? move.event)} closeButtonProps={{ 'aria-label': close }}>
      {move && (
        <Stack>
          <Missing api={api} move={move} />
          {isComplete({ api, move }) && <MoveForm api={api} move={move} checkItems={checkItems} onClose={onClose} />}
        </Stack>
      )}
    </Modal>
  );
};
