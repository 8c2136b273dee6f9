import { Alert, Button, Code, Group, Stack, Text } from '@mantine/core';
import { CopyButton } from '@quintet/web-kit';
import { IconKey } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';

export interface OnceShownProps {
  readonly title: string;
  readonly text: string;
  /** What the secret is. */
  readonly label: string;
  /** On the button that copies it. */
  readonly copy: string;
  readonly secret: string;
  /** On the button that takes it away for good. */
  readonly kept: string;
  readonly onKept: () => void;
}

/** A secret that is not shown again. It takes the focus, so that nobody misses it. */
export const OnceShown = ({ title, text, label, copy, secret, kept, onKept }: OnceShownProps) => {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [secret]);
  return (
    <Alert ref={box} tabIndex={-1} color="yellow" variant="light" icon={<IconKey aria-hidden />} title={title} role="status" styles={{ body: { minWidth: 0 } }}>
      <Stack gap="xs">
        <Text size="sm">{text}</Text>
        <Group gap="xs" wrap="nowrap" align="flex-start">
          <Code block flex={1} miw={0} role="region" aria-label={label} style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {secret}
          </Code>
          <CopyButton value={secret} label={copy} />
        </Group>
        <Group justify="flex-end">
          <Button size="xs" variant="default" onClick={onKept}>
            {kept}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
};
