import { ActionIcon, Box, CopyButton as MantineCopyButton, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useKitStrings } from '../strings/strings';

/** Copies a text; says so. @param label what is copied, such as "Copy the secret" */
export const CopyButton = ({ value, label }: { readonly value: string; readonly label?: string }) => {
  const words = useKitStrings();
  return (
    <MantineCopyButton value={value} timeout={2000}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? words.copied : (label ?? words.copy)} withArrow>
          <ActionIcon variant="subtle" color="gray" onClick={copy} aria-label={copied ? words.copied : (label ?? words.copy)}>
            {copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
          </ActionIcon>
        </Tooltip>
      )}
    </MantineCopyButton>
  );
};

/**
 * Lines of code, as they are, with a button that copies them.
 *
 * @param label what they are
 * @param shown in place of `code`, which is still what is copied: a token is long, and not for everybody behind the reader
 */
export const CodeBlock = ({ code, label, shown = code }: { readonly code: string; readonly label: string; readonly shown?: string }) => (
  <Box pos="relative">
    <pre className="quintet-code" tabIndex={0} aria-label={label} role="region">
      {shown}
    </pre>
    <Box pos="absolute" top={6} right={6} className="quintet-code-copy">
      <CopyButton value={code} />
    </Box>
  </Box>
);
