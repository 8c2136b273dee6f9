import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { isRouteErrorResponse, useRouteError } from 'react-router';
import { NotFound, StateView } from '../query/states';
import { useKitStrings } from '../strings/strings';

/** In place of a page that threw, that does not exist, or whose code could not be loaded. */
export const PageError = () => {
  const words = useKitStrings();
  const error = useRouteError();
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFound />;
  console.error(error);
  return (
    <StateView icon={<IconAlertTriangle size={28} />} title={words.brokenTitle} role="alert" action={<Button onClick={() => location.reload()}>{words.reload}</Button>}>
      {words.brokenText}
    </StateView>
  );
};
