import { Anchor, Group, Stack, Text } from '@mantine/core';
import { CodeBlock, Section } from '@quintet/web-kit';
import { Link } from 'react-router';
import type { Api } from '../../api/queries';
import { CredentialBar } from '../../parts/credential/credential-bar';
import { shortenSecret } from '../../parts/credential/shorten-secret';
import type { UsedCredential } from '../../parts/credential/use-credential';
import type { useEnvironment } from '../../parts/credential/use-environment';
import { useStrings } from '../../strings';
import { sampleCall } from '../api-samples/sample-call';
import { languages } from '../api-samples/write-sample';

/** One that changes nothing and needs no values, if there is one. */
const easiest = ({ operations }: Api): Api['operations'][number] | undefined => {
  const reading = operations.filter(({ verb }) => verb === 'GET');
  return reading.find(({ target }) => !target.includes('{')) ?? reading[0] ?? operations[0];
};

/** A command that works as it is, with the reader's own token. */
export const CallNow = ({ of, used, at: { environment, wanted, setEnvironment } }: { readonly of: Api; readonly used: UsedCredential; readonly at: ReturnType<typeof useEnvironment> }) => {
  const { subscribe: words, overview } = useStrings();
  const operation = easiest(of);
  const baseUrl = environment?.URLs.https ?? environment?.URLs.http;
  const base = `/apis/${encodeURIComponent(of.id)}`;
  const { credential } = used;
  const code = operation && baseUrl ? languages.curl.write(sampleCall({ definition: {}, method: operation.verb, path: operation.target, baseUrl, credential: used.sample })) : '';
  return (
    <Section title={words.call} description={words.callText}>
      <Stack gap="sm">
        <CredentialBar of={of} used={used} wanted={wanted} environment={environment?.environmentName} onEnvironment={setEnvironment} />
        {code === '' ? <Text c="dimmed">{overview.notDeployed}</Text> : <CodeBlock label={words.command} code={code} shown={shortenSecret(code, credential?.value.replace(/^Bearer /, ''))} />}
        <Group gap="md">
          <Anchor component={Link} to={`${base}/definition`}>
            {words.toDefinition}
          </Anchor>
          <Anchor component={Link} to={`${base}/samples`}>
            {words.toSamples}
          </Anchor>
          {used.subscription && (
            <Anchor component={Link} to={`/applications/${encodeURIComponent(used.subscription.applicationId)}`}>
              {words.toApplication}
            </Anchor>
          )}
        </Group>
      </Stack>
    </Section>
  );
};
