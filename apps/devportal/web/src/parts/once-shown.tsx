import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { CodeBlock } from '@quintet/web-kit';
import { IconKey } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';

export interface OnceShownProps {
  readonly title: string;
  readonly text: string;
  /** What the secret is. */
  readonly label: string;
  readonly secret: string;
  /** On the button that takes it away for good. */
  readonly kept: string;
  readonly onKept: () => void;
}

/** A secret that is not shown again. It takes the focus, so that nobody misses it. */
export const OnceShown = ({ title, text, label, secret, kept, onKept }: OnceShownProps) => {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [secret]);
  return (
    <Alert ref={box} tabIndex={-1} color="yellow" variant="light" icon={<IconKey aria-hidden />} title={title} role="status">
      <Stack gap="xs">
        <Text size="sm">{text}</Text>
        <CodeBlock label={label} code={secret} />
        <Group justify="flex-end">
          <Button size="xs" variant="default" onClick={onKept}>
            {kept}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
};
