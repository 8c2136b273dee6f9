import { Button, Text } from '@mantine/core';
import { answer, formatMs } from '@quintet/web-kit';
import { IconPlugConnected } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { publisher } from '../../../api/client';
import { useStrings } from '../../../strings/pages';
import classes from './endpoints.module.css';

/** Asks the address through the publisher, and says what it answered. */
export const useEndpointTest = (apiId: string) =>
  useMutation({
    mutationFn: async (url: string) => ({ url, ...(await answer(publisher.POST('/apis/validate-endpoint', { params: { query: { endpointUrl: url, apiId } } }))) }),
  });

type EndpointTest = ReturnType<typeof useEndpointTest>;

export const TestButton = ({ url, test }: { readonly url: string; readonly test: EndpointTest }) => {
  const { endpoints: words } = useStrings();
  return (
    <Button variant="default" leftSection={<IconPlugConnected size={16} aria-hidden />} loading={test.isPending} disabled={!URL.canParse(url.trim())} onClick={() => test.mutate(url.trim())} aria-label={words.testOf(url)}>
      {words.test}
    </Button>
  );
};

/** Of the address as it was when it was tested; nothing once it is another one. */
export const TestResult = ({ url, test }: { readonly url: string; readonly test: EndpointTest }) => {
  const { endpoints: words } = useStrings();
  const { data } = test;
  const isShown = data !== undefined && data.url === url.trim();
  return (
    <div role="status" className={classes['result']}>
      {test.isError && (
        <Text size="sm" c="var(--mantine-color-error)">
          {words.testFailed}: {test.error.message}
        </Text>
      )}
      {isShown && data.error !== null && (
        <Text size="sm" c="var(--mantine-color-error)">
          {words.noAnswer(data.error)}
        </Text>
      )}
      {isShown && data.error === null && (
        <Text size="sm" className={classes['reached']}>
          {words.answered(data.statusCode, data.statusMessage, formatMs(data.durationMs))}. {data.statusCode >= 400 && words.answeredHelp}
        </Text>
      )}
    </div>
  );
};
