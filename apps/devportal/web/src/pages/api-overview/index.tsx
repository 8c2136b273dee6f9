import { Anchor, Badge, Code, Group, Paper, Stack, Table, Text } from '@mantine/core';
import { Section, Time } from '@quintet/web-kit';
import { Link } from 'react-router';
import type { Api } from '../../api/queries';
import { useStrings } from '../../strings';
import { useApi } from '../api/use-api';
import { Aside } from './aside';
import { Endpoints } from './endpoints';
import { Plans } from './plans';
import { Rate } from './rate';
import { Security } from './security';
import classes from './overview.module.css';

const shownOperations = 12;

const Operations = ({ of }: { readonly of: Api }) => {
  const { overview } = useStrings();
  if (of.operations.length === 0) return <Text c="dimmed">{overview.noOperations}</Text>;
  const hidden = of.operations.length - shownOperations;
  return (
    <Stack gap="xs">
      <ul className={classes['operations']}>
        {of.operations.slice(0, shownOperations).map(({ id, verb, target }) => (
          <li key={id}>
            <Badge variant="default" radius="sm" w={76} tt="none">
              {verb}
            </Badge>
            <Code>{target}</Code>
          </li>
        ))}
      </ul>
      <Anchor component={Link} to={`/apis/${encodeURIComponent(of.id)}/definition`} size="sm">
        {overview.tryThem}
        {hidden > 0 && ` (${overview.moreOperations(hidden)})`}
      </Anchor>
    </Stack>
  );
};

const Person = ({ label, name, email }: { readonly label: string; readonly name: string | undefined; readonly email: string | undefined }) =>
  name || email ? (
    <div>
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Text>{name ?? email}</Text>
      {email && (
        <Anchor href={`mailto:${encodeURIComponent(email).replaceAll('%40', '@')}`} size="sm">
          {email}
        </Anchor>
      )}
    </div>
  ) : null;

const Business = ({ of: { businessInformation: of } }: { readonly of: Api }) => {
  const { overview } = useStrings();
  const isEmpty = !of.businessOwner && !of.businessOwnerEmail && !of.technicalOwner && !of.technicalOwnerEmail;
  return (
    <Aside title={overview.business}>
      {isEmpty && <Text c="dimmed">{overview.noBusiness}</Text>}
      <Person label={overview.businessOwner} name={of.businessOwner} email={of.businessOwnerEmail} />
      <Person label={overview.technicalOwner} name={of.technicalOwner} email={of.technicalOwnerEmail} />
    </Aside>
  );
};

const Words = ({ words, filter }: { readonly words: readonly string[]; readonly filter: 'tag' | 'category' }) => (
  <Group gap={6}>
    {words.map((word) => (
      <Badge key={word} component={Link} to={`/apis?${new URLSearchParams({ [filter]: word }).toString()}`} variant="light" tt="none" style={{ cursor: 'pointer' }} size="lg" fw={500}>
        {word}
      </Badge>
    ))}
  </Group>
);

const Facts = ({ of }: { readonly of: Api }) => {
  const { overview } = useStrings();
  return (
    <Aside title={overview.facts}>
      <Table withRowBorders={false} verticalSpacing={4} horizontalSpacing={0} layout="fixed">
        <Table.Tbody>
          {[
            [overview.published, <Time key="created" value={of.createdTime} />] as const,
            [overview.updated, <Time key="updated" value={of.lastUpdatedTime} />] as const,
            ...of.additionalProperties.map(({ name, value }) => [name, value] as const),
          ].map(([name, value]) => (
            <Table.Tr key={name}>
              <Table.Th scope="row" fw={400} c="dimmed" className={classes['fact']}>
                {name}
              </Table.Th>
              <Table.Td>{value}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Aside>
  );
};

/** What an API is, where it answers, and what it takes to call it. */
export const Component = () => {
  const { overview } = useStrings();
  const of = useApi();
  return (
    <div className={classes['columns']}>
      <Stack gap="xl" className={classes['main']}>
        <Section title={overview.description}>{of.description ? <Text className={classes['prose']}>{of.description}</Text> : <Text c="dimmed">{overview.noDescription}</Text>}</Section>
        <Endpoints of={of} />
        <Security of={of} />
        <Section title={overview.operations}>
          <Operations of={of} />
        </Section>
      </Stack>
      <Stack gap="lg" component="aside" aria-label={overview.facts}>
        <Paper withBorder p="md">
          <Stack gap="lg">
            <Rate of={of} />
            <Plans of={of} />
            <Business of={of} />
            {of.categories.length > 0 && (
              <Aside title={overview.categories}>
                <Words words={of.categories} filter="category" />
              </Aside>
            )}
            {of.tags.length > 0 && (
              <Aside title={overview.tags}>
                <Words words={of.tags} filter="tag" />
              </Aside>
            )}
            <Facts of={of} />
          </Stack>
        </Paper>
      </Stack>
    </div>
  );
};
