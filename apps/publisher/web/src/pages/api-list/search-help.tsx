import { ActionIcon, Code, Popover, Stack, Table, Text } from '@mantine/core';
import { IconHelpCircle } from '@tabler/icons-react';
import { useStrings } from '../../strings';

/** The query language, by examples that a click puts into the search. */
export const SearchHelp = ({ onPick }: { readonly onPick: (example: string) => void }) => {
  const { apiList } = useStrings();
  return (
    <Popover width="min(26rem, calc(100vw - 2rem))" position="bottom-end" withArrow shadow="md" trapFocus returnFocus withRoles>
      <Popover.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={apiList.searchHelp}>
          <IconHelpCircle size={18} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={apiList.searchHelp}>
        <Stack gap="xs">
          <Text size="sm">{apiList.searchHelpText}</Text>
          <Table verticalSpacing={4}>
            <Table.Tbody>
              {apiList.searchHelpExamples.map(([example, meaning]) => (
                <Table.Tr key={example}>
                  <Table.Td>
                    <Code component="button" onClick={() => onPick(example)} style={{ cursor: 'pointer', border: 0 }}>
                      {example}
                    </Code>
                  </Table.Td>
                  <Table.Td>
                    <Text size="xs" c="dimmed">
                      {meaning}
                    </Text>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
};
