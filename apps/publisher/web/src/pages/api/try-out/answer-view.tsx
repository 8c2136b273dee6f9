import { Accordion, Alert, Badge, Button, DataList, Group, List, Stack, Text } from '@mantine/core';
import { CodeBlock, CopyButton, formatBytes, formatMs } from '@quintet/web-kit';
import { IconInfoCircle } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useStrings } from '../../../strings/pages';
import { saveFile } from '../download-definition';
import { useExplanation, type CallAnswer } from './use-call';

const colorOf = (status: number): string => (status < 300 ? 'teal' : status < 400 ? 'blue' : status < 500 ? 'orange' : 'red');

/** Why the gateway refused the call: each of its decisions, and what would help. */
const Refusal = ({ requestId }: { readonly requestId: string }) => {
  const { tryOut } = useStrings();
  const { data } = useExplanation(requestId, true);
  if (!data?.refusal) return null;
  return (
    <Alert color="orange" variant="light" icon={<IconInfoCircle aria-hidden />} title={tryOut.why}>
      <Stack gap="xs">
        <Text size="sm">{data.refusal.detail || data.refusal.title}</Text>
        {data.advice && <Text size="sm">{data.advice}</Text>}
        <List size="sm" aria-label={tryOut.steps}>
          {data.steps.map(({ step, outcome, detail }) => (
            <List.Item key={step}>
              {tryOut.stepNames[step] ?? step}: {tryOut.outcomes[outcome] ?? outcome}
              {detail && `, ${detail}`}
            </List.Item>
          ))}
        </List>
      </Stack>
    </Alert>
  );
};

const Content = ({ answer }: { readonly answer: CallAnswer }) => {
  const { tryOut } = useStrings();
  if (answer.bytes === 0) return <Text c="dimmed">{tryOut.empty}</Text>;
  const download = (
    <Button variant="default" size="xs" onClick={() => saveFile('answer', answer.content)}>
      {tryOut.download}
    </Button>
  );
  if (answer.text === undefined) {
    return (
      <Group>
        <Text c="dimmed">{tryOut.binary}</Text>
        {download}
      </Group>
    );
  }
  return (
    <>
      <CodeBlock code={answer.text} label={tryOut.answerBody} />
      {answer.isCut && (
        <Group>
          <Text size="sm" c="dimmed">
            {tryOut.tooLong(formatBytes(answer.text.length), formatBytes(answer.bytes))}
          </Text>
          {download}
        </Group>
      )}
    </>
  );
};

/** What came back: status, time, request id, body, headers. */
export const AnswerView = ({ answer }: { readonly answer: CallAnswer }) => {
  const { tryOut } = useStrings();
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => {
    void top.current?.scrollIntoView({ block: 'nearest' }); // newer browsers answer with a promise
  }, [answer]);
  return (
    <Stack gap="sm">
      <Group gap="sm" role="status" ref={top}>
        <Badge size="lg" color={colorOf(answer.status)} variant="light" tt="none">
          {`${answer.status} ${answer.statusText}`.trim()}
        </Badge>
        <Text size="sm">{formatMs(answer.tookMs)}</Text>
        <Text size="sm" c="dimmed">
          {formatBytes(answer.bytes)}
        </Text>
      </Group>
      {answer.requestId !== undefined && (
        <Group gap={4} wrap="nowrap">
          <Text size="sm" c="dimmed" flex="none">
            {tryOut.requestId}
          </Text>
          <Text size="sm" ff="monospace" truncate>
            {answer.requestId}
          </Text>
          <CopyButton value={answer.requestId} label={tryOut.copyRequestId} />
        </Group>
      )}
      {answer.status >= 400 && answer.requestId !== undefined && <Refusal key={answer.requestId} requestId={answer.requestId} />}
      <Content answer={answer} />
      <Accordion variant="contained">
        <Accordion.Item value="headers">
          <Accordion.Control>{tryOut.answerHeaders}</Accordion.Control>
          <Accordion.Panel>
            <DataList size="xs" labelWidth="11rem" gap={6}>
              {answer.headers.map(([name, value]) => (
                <DataList.Item key={name}>
                  <DataList.ItemLabel>{name}</DataList.ItemLabel>
                  <DataList.ItemValue>{value}</DataList.ItemValue>
                </DataList.Item>
              ))}
            </DataList>
          </Accordion.Panel>
        </Accordion.Item>
      </Accordion>
    </Stack>
  );
};
