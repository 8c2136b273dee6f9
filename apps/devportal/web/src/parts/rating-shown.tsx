import { Group, Text, VisuallyHidden } from '@mantine/core';
import { formatNumber } from '@quintet/web-kit';
import { IconStar, IconStarFilled } from '@tabler/icons-react';
import { useStrings } from '../strings';

/** What users think of an API, on average. @param average as the REST API writes it: `4.5`, or `0.0` when nobody has rated it */
export const RatingShown = ({ average }: { readonly average: string }) => {
  const { parts } = useStrings();
  const value = Number(average);
  const isRated = value > 0;
  return (
    <Group gap={4} wrap="nowrap">
      {isRated ? <IconStarFilled size={16} color="light-dark(#b35c00, #ffc24d)" aria-hidden /> : <IconStar size={16} color="var(--mantine-color-dimmed)" aria-hidden />}
      <Text size="sm" c={isRated ? undefined : 'dimmed'} aria-hidden>
        {isRated ? formatNumber(value, { minimumFractionDigits: 1 }) : parts.notRated}
      </Text>
      <VisuallyHidden>{isRated ? parts.rated(formatNumber(value, { minimumFractionDigits: 1 })) : parts.notRatedYet}</VisuallyHidden>
    </Group>
  );
};
