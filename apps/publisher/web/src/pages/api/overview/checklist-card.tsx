import { Anchor, Button, Card, Group, Progress, Stack, Text, ThemeIcon, Title, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconCircleDashed, IconRocket } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { Api } from '../../../api/client';
import { apiPath, type ApiTab } from '../../../apis/addresses';
import { useStrings } from '../../../strings/pages';
import { checklistOf, nextStepOf, type Step } from './checklist';

const StepLine = ({ apiId, step }: { readonly apiId: string; readonly step: Step }) => {
  const { overview } = useStrings();
  const { title, text } = overview.steps[step.name];
  return (
    <Group component="li" wrap="nowrap" align="flex-start" gap="sm">
      <ThemeIcon size={26} radius="xl" variant={step.done ? 'light' : 'default'} color="teal" aria-hidden>
        {step.done ? <IconCheck size={16} /> : <IconCircleDashed size={16} />}
      </ThemeIcon>
      <div>
        <VisuallyHidden>{step.done ? overview.done : overview.open}: </VisuallyHidden>
        <Anchor component={Link} to={apiPath(apiId, step.tab as ApiTab)} fw={600} size="sm">
          {title}
        </Anchor>
        <Text size="sm" c="dimmed">
          {text}
        </Text>
      </div>
    </Group>
  );
};

/** What is left until consumers find the API, each with the way to where it is done. */
export const ChecklistCard = ({ api, deployments, devportalUrl }: { readonly api: Api; readonly deployments: number; readonly devportalUrl: string | undefined }) => {
  const { overview } = useStrings();
  const steps = checklistOf(api, deployments);
  const done = steps.filter((step) => step.done).length;
  const next = nextStepOf(steps);
  return (
    <Card withBorder p="md" component="section" aria-label={overview.checklist}>
      <Group justify="space-between" mb="sm">
        <Title order={2}>{next ? overview.checklist : overview.checklistDone}</Title>
        <Text size="sm" c="dimmed">
          {overview.progress(done, steps.length)}
        </Text>
      </Group>
      <Progress value={(done / steps.length) * 100} color="teal" size="sm" mb="md" aria-label={overview.progress(done, steps.length)} />
      <Stack component="ol" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
        {steps.map((step) => (
          <StepLine key={step.name} apiId={api.id} step={step} />
        ))}
      </Stack>
      <Group mt="md">
        {next && (
          <Button component={Link} to={apiPath(api.id, next.tab as ApiTab)} leftSection={<IconRocket size={16} aria-hidden />}>
            {overview.go(overview.steps[next.name].title)}
          </Button>
        )}
        {deployments > 0 && (
          <Button component={Link} to={apiPath(api.id, 'try-out')} variant={next ? 'default' : 'filled'}>
            {overview.tryOut}
          </Button>
        )}
        {!next && devportalUrl !== undefined && (
          <Button component="a" href={`${devportalUrl}/apis/${encodeURIComponent(api.id)}`} target="_blank" rel="noreferrer" variant="default">
            {overview.inDevportal}
          </Button>
        )}
      </Group>
    </Card>
  );
};
