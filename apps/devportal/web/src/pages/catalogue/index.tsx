import { Page } from '@quintet/web-kit';
import { useStrings } from '../../strings';

/** The APIs that the user may see. */
export const Component = () => {
  const { frame } = useStrings();
  return <Page title={frame.apis} />;
};
