import { Anchor, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { Page, QueryView, StateView, useKitStrings, usePageTitle, useSession } from '@quintet/web-kit';
import { useQuery } from '@tanstack/react-query';
import { IconCircleCheck, IconHourglass, IconLock, IconUser } from '@tabler/icons-react';
import { Link, useLocation, useNavigate, useParams, useSearchParams } from 'react-router';
import { signUpRulesQuery } from '../../api/sign-up-rules';
import { useStrings } from '../../strings';
import { SignUpForm } from './sign-up-form';

/** Where the reader came from, and goes back to after the log-in; a path of this portal. */
const useReturn = (): string => {
  const [params] = useSearchParams();
  const given = params.get('return') ?? '';
  return given.startsWith('/devportal/') ? given : '/devportal/apis';
};

const Done = ({ name }: { readonly name: string | undefined }) => {
  const { signUp } = useStrings();
  const kit = useKitStrings();
  const { loginUrl } = useSession();
  const back = useReturn();
  usePageTitle(signUp.doneTitle);
  return (
    <StateView
      icon={<IconCircleCheck size={28} />}
      title={signUp.doneTitle}
      role="status"
      action={
        <Button component="a" href={loginUrl(back)} autoFocus>
          {kit.logIn}
        </Button>
      }
    >
      {name === undefined ? signUp.doneTextAlone : signUp.doneText(name)}
    </StateView>
  );
};

const Waiting = ({ name }: { readonly name: string | undefined }) => {
  const { signUp } = useStrings();
  usePageTitle(signUp.waitTitle);
  return (
    <StateView
      icon={<IconHourglass size={28} />}
      title={signUp.waitTitle}
      role="status"
      action={
        <Button component={Link} to="/apis" variant="default">
          {signUp.toApis}
        </Button>
      }
    >
      {name === undefined ? signUp.waitTextAlone : signUp.waitText(name)}
    </StateView>
  );
};

/** An account of one's own: the form, then what comes next. */
export const Component = () => {
  const { signUp } = useStrings();
  const kit = useKitStrings();
  const { session, loginUrl } = useSession();
  const { stage } = useParams();
  const { state, search } = useLocation();
  const navigate = useNavigate();
  const back = useReturn();
  const rules = useQuery({ ...signUpRulesQuery(), enabled: !session && stage === undefined });
  const name = (state as { readonly username?: string } | null)?.username;

  if (session) {
    return (
      <StateView icon={<IconUser size={28} />} title={signUp.alreadyTitle} action={<Button component={Link} to="/apis">{signUp.toApis}</Button>}>
        {signUp.alreadyText}
      </StateView>
    );
  }
  if (stage === 'done') return <Done name={name} />;
  if (stage === 'waiting') return <Waiting name={name} />;
  const logIn = (
    <Anchor href={loginUrl(back)} underline="always">
      {kit.logIn}
    </Anchor>
  );
  return (
    <Stack maw={560} mx="auto" w="100%">
      <QueryView query={rules}>
        {(given) =>
          given.mode === 'closed' ? (
            <StateView icon={<IconLock size={28} />} title={signUp.closedTitle} action={logIn}>
              {signUp.closedText}
            </StateView>
          ) : (
            <Page title={signUp.title} description={given.mode === 'approval' ? `${signUp.intro} ${signUp.introApproval}` : signUp.intro}>
              <Paper withBorder p={{ base: 'md', sm: 'lg' }}>
                <SignUpForm rules={given} onDone={({ status, username }) => void navigate(`/sign-up/${status === 'ACTIVE' ? 'done' : 'waiting'}${search}`, { replace: true, state: { username } })} />
              </Paper>
              <Group gap={6}>
                <Text size="sm">{signUp.haveOne}</Text>
                <Text size="sm">{logIn}</Text>
              </Group>
            </Page>
          )
        }
      </QueryView>
    </Stack>
  );
};
