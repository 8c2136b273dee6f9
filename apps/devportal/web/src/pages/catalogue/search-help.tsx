import { ActionIcon, Code, Popover, Stack, Text, UnstyledButton } from '@mantine/core';
import { IconHelp } from '@tabler/icons-react';
import { useState } from 'react';
import { useStrings } from '../../strings';
import classes from './catalogue.module.css';

/** What a search may look like; an example that is chosen becomes the search. */
export const SearchHelp = ({ onTry }: { readonly onTry: (query: string) => void }) => {
  const { catalogue } = useStrings();
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={340} withArrow trapFocus returnFocus shadow="md">
      <Popover.Target>
        <ActionIcon variant="default" size={36} aria-label={catalogue.help} aria-expanded={opened} onClick={() => setOpened(!opened)}>
          <IconHelp size={18} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={catalogue.help}>
        <Stack gap={6}>
          <Text size="sm">{catalogue.helpText}</Text>
          {catalogue.examples.map(([query, meaning]) => (
            <UnstyledButton
              key={query}
              className={classes['example']}
              onClick={() => {
                setOpened(false);
                onTry(query);
              }}
            >
              <Code>{query}</Code>{' '}
              <Text span size="sm" c="dimmed">
                {meaning}
              </Text>
            </UnstyledButton>
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
};
