import { Radio, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Schemas } from '../api';
import { useStrings } from '../strings';
import { useLimitText } from './use-limit-text';

export interface PlanChoiceProps {
  readonly label: string;
  readonly plans: readonly Schemas['Policy'][];
  readonly value: string;
  readonly onChange: (name: string) => void;
  readonly error: ReactNode;
}

/** Business plans, with what each allows. */
export const PlanChoice = ({ label, plans, value, onChange, error }: PlanChoiceProps) => {
  const { parts } = useStrings();
  const limitText = useLimitText();
  return (
    <Radio.Group label={label} value={value} onChange={onChange} error={error} required>
      <Stack gap="xs" mt={4}>
        {plans.map((one) => (
          <Radio key={one.name} value={one.name} label={`${one.displayName}${one.tierPlan === 'COMMERCIAL' ? ` (${parts.paid})` : ''}`} description={[limitText(one), one.description].filter((text) => text !== '').join('. ')} />
        ))}
      </Stack>
    </Radio.Group>
  );
};
