import { Anchor, Group, Skeleton, Stack } from '@mantine/core';
import { PageError, QueryView, usePageTitle } from '@quintet/web-kit';
import { IconArrowLeft } from '@tabler/icons-react';
import { Link, Outlet } from 'react-router';
import type { Api } from '../../api/client';
import { useApi, useApiId } from '../../apis/use-api';
import { useStrings } from '../../strings/pages';
import { ApiHeader } from './api-header';
import { ApiNavigation, useTab } from './api-navigation';
import classes from './api.module.css';

const ApiFrame = ({ shown }: { readonly shown: Api }) => {
  const { api } = useStrings();
  usePageTitle(`${api.tabs[useTab()]} · ${shown.name} ${shown.version}`);
  return (
    <>
      <ApiHeader shown={shown} />
      <div className={classes['frame']}>
        <ApiNavigation apiId={shown.id} name={shown.name} />
        <div>
          <Outlet context={shown satisfies Api} />
        </div>
      </div>
    </>
  );
};

/** Everything about one API. */
export const Component = () => {
  const { api } = useStrings();
  const apiId = useApiId();
  const query = useApi(apiId);
  return (
    <Stack gap="md">
      <Anchor component={Link} to="/apis" size="sm">
        <Group gap={4} component="span">
          <IconArrowLeft size={14} aria-hidden />
          {api.all}
        </Group>
      </Anchor>
      <QueryView
        query={query}
        skeleton={
          <Stack>
            <Skeleton height={72} radius="md" />
            <Skeleton height={320} radius="md" />
          </Stack>
        }
      >
        {({ api: shown }) => <ApiFrame key={shown.id} shown={shown} />}
      </QueryView>
    </Stack>
  );
};

export const ErrorBoundary = PageError;
