import { Badge, Group, Skeleton, Stack, Text } from '@mantine/core';
import { QueryView } from '@quintet/web-kit';
import { useQuery } from '@tanstack/react-query';
import { plansQuery, type Api } from '../../api/queries';
import { useLimitText } from '../../parts/use-limit-text';
import { useStrings } from '../../strings';
import { Aside } from './aside';

/** The plans that the reader may choose, with what each allows. */
export const Plans = ({ of }: { readonly of: Api }) => {
  const { overview, parts } = useStrings();
  const limitText = useLimitText();
  const query = useQuery(plansQuery(of.id));
  return (
    <Aside title={overview.plans}>
      <QueryView query={query} skeleton={<Skeleton height={72} radius="md" />} isEmpty={({ list }) => list.length === 0} empty={<Text c="dimmed">{overview.noPlans}</Text>}>
        {({ list }) => (
          <Stack gap="xs">
            {list.map((plan) => (
              <div key={plan.name}>
                <Group gap="xs">
                  <Text fw={600}>{plan.displayName}</Text>
                  {plan.tierPlan === 'COMMERCIAL' && (
                    <Badge size="sm" variant="light" tt="none">
                      {parts.paid}
                    </Badge>
                  )}
                </Group>
                <Text size="sm" c="dimmed">
                  {limitText(plan)}
                </Text>
              </div>
            ))}
          </Stack>
        )}
      </QueryView>
    </Aside>
  );
};
