import { Alert, List, Skeleton, Stack, Text } from '@mantine/core';
import { FaultAlert } from '@quintet/web-kit';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import type { Schema } from '../api/client';
import { useStrings } from '../strings/pages';
import type { DefinitionChanges } from './use-definition-changes';

const shownSubscribers = 10;
const shownChanges = 50;

const ChangeList = ({ changes }: { readonly changes: readonly Schema<'DefinitionChange'>[] }) => {
  const { definitionChanges: words } = useStrings();
  return (
    <List size="sm" spacing={4}>
      {changes.slice(0, shownChanges).map(({ operation, sentence, at, kind }) => (
        <List.Item key={`${kind} ${at} ${sentence}`}>
          <Text component="span" size="sm" fw={600}>
            {operation ? `${operation.verb} ${operation.path}` : words.everywhere}
          </Text>
          <Text component="span" size="sm">
            {`: ${sentence}`}
          </Text>
        </List.Item>
      ))}
    </List>
  );
};

const Subscribers = ({ subscribers: { count, list } }: Pick<DefinitionChanges, 'subscribers'>) => {
  const { definitionChanges: words } = useStrings();
  if (count === 0) return <Text size="sm">{words.noSubscribers}</Text>;
  return (
    <div>
      <Text size="sm" fw={600}>
        {words.subscribers(count)}
      </Text>
      <List size="sm">
        {list.slice(0, shownSubscribers).map(({ subscriptionId, name, owner, plan }) => (
          <List.Item key={subscriptionId}>{words.subscriber(name, owner, plan)}</List.Item>
        ))}
        {count > shownSubscribers && <List.Item>{words.more(count - shownSubscribers)}</List.Item>}
      </List>
      <Text size="sm" mt={4}>
        {words.newVersionInstead}
      </Text>
    </div>
  );
};

const Found = ({ found }: { readonly found: DefinitionChanges }) => {
  const { definitionChanges: words } = useStrings();
  const { against, breakingCount, otherCount, changes } = found;
  if (!against) return <Text size="sm">{words.first}</Text>;
  const breaking = changes.filter((change) => change.breaking);
  const others = changes.filter((change) => !change.breaking);
  return (
    <Stack gap="sm">
      {breakingCount > 0 ? (
        <Alert color="red" variant="light" icon={<IconAlertTriangle aria-hidden />} title={words.breaking(breakingCount, against.displayName)}>
          <Stack gap="sm">
            <ChangeList changes={breaking} />
            <Subscribers subscribers={found.subscribers} />
          </Stack>
        </Alert>
      ) : (
        <Alert color="teal" variant="light" icon={<IconCircleCheck aria-hidden />} title={otherCount === 0 ? words.none(against.displayName) : words.harmless(otherCount, against.displayName)} />
      )}
      {others.length > 0 && (
        <details>
          <Text component="summary" size="sm">
            {words.others(otherCount)}
          </Text>
          <ChangeList changes={others} />
        </details>
      )}
      {!found.complete && <Text size="sm">{words.incomplete}</Text>}
    </Stack>
  );
};

/** What callers will notice: breaking changes by their names, and whom they concern. */
export const ChangesView = ({ query }: { readonly query: Pick<UseQueryResult<DefinitionChanges>, 'data' | 'error'> }) => {
  const { definitionChanges: words } = useStrings();
  return (
    <section aria-label={words.title}>
      {query.data ? (
        <Found found={query.data} />
      ) : query.error ? (
        <FaultAlert error={query.error} />
      ) : (
        <div role="status" className="quintet-delayed">
          <Text size="sm" c="dimmed">
            {words.looking}
          </Text>
          <Skeleton height={44} mt={4} />
        </div>
      )}
    </section>
  );
};
