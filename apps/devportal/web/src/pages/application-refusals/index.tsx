import { Button, Card, Group, Stack, TextInput } from '@mantine/core';
import { EmptyState, isProblem, QueryView, Section, useFilter } from '@quintet/web-kit';
import { useQuery } from '@tanstack/react-query';
import { IconSearchOff } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { explanationQuery } from '../../api/application-queries';
import { useStrings } from '../../strings';
import { useApplication } from '../application/use-application';
import { ExplainedCall } from './explained-call';

const Explanation = ({ requestId, applicationId }: { readonly requestId: string; readonly applicationId: string }) => {
  const { refusals: words } = useStrings();
  const query = useQuery(explanationQuery(requestId));
  if (isProblem(query.error, 404)) {
    return (
      <EmptyState icon={<IconSearchOff size={28} />} title={words.unknownTitle} role="status">
        {words.unknownText}
      </EmptyState>
    );
  }
  return <QueryView query={query}>{(of) => <ExplainedCall of={of} applicationId={applicationId} />}</QueryView>;
};

/** Why a call was refused, by the id that its answer has. */
export const Component = () => {
  const { refusals: words } = useStrings();
  const { applicationId } = useApplication();
  const [requestId, setRequestId] = useFilter('request');
  const [text, setText] = useState(requestId);
  const [error, setError] = useState<string>();
  useEffect(() => setText(requestId), [requestId]);
  const explain = () => {
    const wanted = text.trim();
    setError(wanted === '' ? words.requestIdNeeded : undefined);
    if (wanted !== '') setRequestId(wanted);
  };
  return (
    <Section title={words.title} description={words.description}>
      <Stack gap="lg">
        <Card
          component="form"
          noValidate
          padding="lg"
          onSubmit={(event) => {
            event.preventDefault();
            explain();
          }}
        >
          <Group align="flex-start" gap="sm">
            <TextInput label={words.requestId} value={text} onChange={(event) => setText(event.currentTarget.value)} error={error} required flex={1} miw={220} maw={560} maxLength={128} spellCheck={false} autoComplete="off" />
            <Button type="submit" mt={25}>
              {words.explain}
            </Button>
          </Group>
        </Card>
        {requestId !== '' && <Explanation requestId={requestId} applicationId={applicationId} />}
      </Stack>
    </Section>
  );
};
