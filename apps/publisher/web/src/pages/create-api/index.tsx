import { NoPermission, Page } from '@quintet/web-kit';
import { useRights } from '../../apis/rights';
import { useStrings } from '../../strings/pages';
import { WaysToCreate } from '../api-list/empty-list';

/** The ways to begin. */
export const Component = () => {
  const { createApi, apiList } = useStrings();
  const { create } = useRights();
  return (
    <Page title={createApi.title} description={createApi.choose} trail={[{ label: apiList.title, to: '/apis' }]}>
      {create ? <WaysToCreate /> : <NoPermission>{createApi.mayNot}</NoPermission>}
    </Page>
  );
};
