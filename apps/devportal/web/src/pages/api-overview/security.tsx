import { Code, List, Stack, Text } from '@mantine/core';
import { Section } from '@quintet/web-kit';
import type { Api } from '../../api/queries';
import { credentialsOf } from '../../parts/credentials-of';
import { useStrings } from '../../strings';

/** What a call must carry, in words that can be followed. */
export const Security = ({ of }: { readonly of: Api }) => {
  const { overview } = useStrings();
  const { token, apiKey } = credentialsOf(of);
  return (
    <Section title={overview.security}>
      <Stack gap="xs">
        {!token && !apiKey && <Text>{overview.none}</Text>}
        {token && (
          <Text>
            {overview.oauth2} <Code>{token.header}: Bearer …</Code>
          </Text>
        )}
        {apiKey && (
          <Text>
            {token ? overview.apiKey : overview.apiKeyOnly} <Code>{apiKey.header}: …</Code>
          </Text>
        )}
        {of.scopes.length > 0 && (
          <>
            <Text>{overview.scopes}</Text>
            <List size="sm">
              {of.scopes.map(({ key, description, roles }) => (
                <List.Item key={key}>
                  <Code>{key}</Code> {description}
                  {roles.length > 0 && ` (${overview.scopeRoles(roles.join(', '))})`}
                </List.Item>
              ))}
            </List>
          </>
        )}
        <Text size="sm" c="dimmed">
          {overview.transports(of.transport.join(' and ').toUpperCase())}
        </Text>
      </Stack>
    </Section>
  );
};
