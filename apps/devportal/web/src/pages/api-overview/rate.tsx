import { Anchor, Button, Group, Rating, Text } from '@mantine/core';
import { answer, formatNumber, notifyFailed, useSession } from '@quintet/web-kit';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { IconStar, IconStarFilled } from '@tabler/icons-react';
import { api } from '../../api';
import { ratingsQuery, type Api } from '../../api/queries';
import { useStrings } from '../../strings';
import { Aside } from './aside';

const gold = 'light-dark(#b35c00, #ffc24d)';

/** The reader's own rating: five stars, by mouse or arrow keys. It is shown at once and taken back when it could not be saved. */
export const Rate = ({ of }: { readonly of: Api }) => {
  const { overview } = useStrings();
  const { session, can, loginUrl } = useSession();
  const client = useQueryClient();
  const query = useQuery(ratingsQuery(of.id));
  const path = { params: { path: { apiId: of.id } } };
  const save = useMutation<unknown, Error, number>({
    mutationFn: (rating) => (rating === 0 ? answer(api.DELETE('/apis/{apiId}/user-rating', path)) : answer(api.PUT('/apis/{apiId}/user-rating', { ...path, body: { rating } }))),
    onError: (error) => notifyFailed(overview.ratingFailed, error),
    onSettled: () => Promise.all([['ratings', of.id], ['api', of.id], ['apis']].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
  const own = save.isPending ? save.variables : (query.data?.userRating ?? 0);
  return (
    <Aside title={overview.rating}>
      {can('apim:subscribe') ? (
        <Group gap="sm">
          <Rating aria-label={overview.rating} value={own} onChange={(rating) => save.mutate(rating)} getSymbolLabel={overview.rate} emptySymbol={<IconStar size={24} aria-hidden />} fullSymbol={<IconStarFilled size={24} color={gold} aria-hidden />} />
          {own > 0 && (
            <Button variant="subtle" size="compact-sm" onClick={() => save.mutate(0)}>
              {overview.unrate}
            </Button>
          )}
        </Group>
      ) : session ? null : (
        <Anchor href={loginUrl()}>{overview.rateAlone}</Anchor>
      )}
      {query.data && (
        <Text size="sm" c="dimmed">
          {overview.ratingOf(formatNumber(query.data.pagination.total))}
        </Text>
      )}
    </Aside>
  );
};
