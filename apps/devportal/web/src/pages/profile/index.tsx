import { Badge, Group, Paper, Stack, Text } from '@mantine/core';
import { Page, QueryView, RequireSession, Section, useSession } from '@quintet/web-kit';
import { useQuery } from '@tanstack/react-query';
import { useStrings } from '../../strings';
import { PasswordForm } from './password-form';
import { profileQuery } from './profile-api';
import { ProfileForm } from './profile-form';

const Profile = () => {
  const { profile: words } = useStrings();
  const { session } = useSession();
  const query = useQuery(profileQuery());
  const roles = session?.user.roles ?? [];
  return (
    <Page title={words.title} description={words.description(session?.user.name ?? '')}>
      <Stack gap="xl" maw={640}>
        <QueryView query={query}>
          {(given) => (
            <>
              <Section title={words.personal} description={words.personalText}>
                <Paper withBorder p={{ base: 'md', sm: 'lg' }}>
                  <ProfileForm given={given} />
                </Paper>
              </Section>
              <Section title={words.password} description={words.passwordText}>
                <Paper withBorder p={{ base: 'md', sm: 'lg' }}>
                  <PasswordForm email={given.profile.email} />
                </Paper>
              </Section>
            </>
          )}
        </QueryView>
        {roles.length > 0 && (
          <Section title={words.roles}>
            <Group gap={6}>
              {roles.map((role) => (
                <Badge key={role} variant="default" tt="none" fw={500} size="lg">
                  {role}
                </Badge>
              ))}
            </Group>
          </Section>
        )}
        <Text size="sm" c="dimmed">
          {session?.user.organization}
        </Text>
      </Stack>
    </Page>
  );
};

/** The reader's own account. */
export const Component = () => (
  <RequireSession>
    <Profile />
  </RequireSession>
);
