import { Card } from '@mantine/core';
import { NoPermission, Page } from '@quintet/web-kit';
import type { ReactNode } from 'react';
import { useRights } from '../../apis/rights';
import { useStrings } from '../../strings/pages';

/** The ground of each way to make an API. */
export const CreatePage = ({ title, description, children }: { readonly title: string; readonly description: string; readonly children: ReactNode }) => {
  const { createApi, apiList } = useStrings();
  const { create } = useRights();
  return (
    <Page
      title={title}
      description={description}
      trail={[
        { label: apiList.title, to: '/apis' },
        { label: createApi.title, to: '/apis/new' },
      ]}
    >
      {create ? (
        <Card withBorder p={{ base: 'md', sm: 'lg' }} maw={760}>
          {children}
        </Card>
      ) : (
        <NoPermission>{createApi.mayNot}</NoPermission>
      )}
    </Page>
  );
};
