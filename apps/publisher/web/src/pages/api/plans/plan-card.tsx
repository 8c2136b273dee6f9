import { Badge, Checkbox, Group, Stack, Text } from '@mantine/core';
import type { Schema } from '../../../api/client';
import { useLimitText } from '../../../policies/limit-text';
import { useStrings } from '../../../strings/pages';
import classes from './plans.module.css';

export interface PlanCardProps {
  readonly name: string;
  /** Undefined: there is no such plan any more. */
  readonly plan: Schema<'Policy'> | undefined;
  readonly isReadOnly: boolean;
}

/** A plan to be chosen, with what it allows. */
export const PlanCard = ({ name, plan, isReadOnly }: PlanCardProps) => {
  const { plans: words } = useStrings();
  const limitText = useLimitText();
  return (
    <Checkbox.Card value={name} className={classes['card']} disabled={isReadOnly} aria-label={plan?.displayName || name}>
      <Group wrap="nowrap" align="flex-start" gap="sm">
        <Checkbox.Indicator aria-hidden />
        <Stack gap={2} miw={0}>
          <Group gap="xs">
            <Text fw={600}>{plan?.displayName || name}</Text>
            {plan?.tierPlan === 'COMMERCIAL' && <Badge color="grape">{words.commercial}</Badge>}
          </Group>
          <Text size="sm">{plan ? limitText(plan) : words.unknown}</Text>
          {plan && plan.description !== '' && plan.description !== plan.displayName && (
            <Text size="sm" c="dimmed" lineClamp={3}>
              {plan.description}
            </Text>
          )}
        </Stack>
      </Group>
    </Checkbox.Card>
  );
};
