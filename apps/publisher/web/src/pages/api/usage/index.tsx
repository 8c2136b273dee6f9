import { PageError, Section } from '@quintet/web-kit';
import { useApiId } from '../../../apis/use-api';
import { useStrings } from '../../../strings/pages';
import { UsageView } from '../../../usage/usage-view';

/** How one API is used. */
export const Component = () => {
  const { usage: words } = useStrings();
  return (
    <Section title={words.title} description={words.descriptionOfApi}>
      <UsageView apiId={useApiId()} />
    </Section>
  );
};

export const ErrorBoundary = PageError;
