import { Card, Group, SimpleGrid, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import { EmptyState } from '@quintet/web-kit';
import { IconFileImport, IconPizza, IconPlus, IconStack2 } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useRights } from '../../apis/rights';
import { useStrings } from '../../strings';
import classes from './api-list.module.css';

const Way = ({ to, icon, title, text }: { readonly to: string; readonly icon: ReactNode; readonly title: string; readonly text: string }) => (
  <Card component={Link} to={to} withBorder p="md" className={classes['way']}>
    <Group wrap="nowrap" align="flex-start">
      <ThemeIcon variant="light" size="lg" aria-hidden>
        {icon}
      </ThemeIcon>
      <div>
        <Text fw={600}>{title}</Text>
        <Text size="sm" c="dimmed">
          {text}
        </Text>
      </div>
    </Group>
  </Card>
);

/** The ways to a first API, or to a further one. */
export const WaysToCreate = () => {
  const { apiList } = useStrings();
  return (
    <SimpleGrid cols={{ base: 1, sm: 3 }}>
      <Way to="/apis/new/import" icon={<IconFileImport size={20} />} title={apiList.importOpenApi} text={apiList.importOpenApiText} />
      <Way to="/apis/new/scratch" icon={<IconPlus size={20} />} title={apiList.fromScratch} text={apiList.fromScratchText} />
      <Way to="/apis/new/sample" icon={<IconPizza size={20} />} title={apiList.trySample} text={apiList.trySampleText} />
    </SimpleGrid>
  );
};

export const EmptyList = () => {
  const { apiList } = useStrings();
  const { create } = useRights();
  if (!create)
    return (
      <EmptyState icon={<IconStack2 size={28} />} title={apiList.emptyTitle}>
        {apiList.emptyReader}
      </EmptyState>
    );
  return (
    <Stack maw={960} mx="auto" w="100%">
      <Stack gap={4} ta="center" pt="xl">
        <Title order={2}>{apiList.emptyTitle}</Title>
        <Text c="dimmed">{apiList.emptyText}</Text>
      </Stack>
      <WaysToCreate />
    </Stack>
  );
};
