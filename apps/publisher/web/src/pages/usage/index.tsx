import { Page, PageError } from '@quintet/web-kit';
import { useStrings } from '../../strings/pages';
import { UsageView } from '../../usage/usage-view';

/** How the APIs of the organization are used. */
export const Component = () => {
  const { usage: words } = useStrings();
  return (
    <Page title={words.title} description={words.description}>
      <UsageView />
    </Page>
  );
};

export const ErrorBoundary = PageError;
