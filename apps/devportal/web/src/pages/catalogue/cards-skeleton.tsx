import { Skeleton, VisuallyHidden } from '@mantine/core';
import { useKitStrings } from '@quintet/web-kit';
import classes from './catalogue.module.css';

/** In the shape of the cards that will come. */
export const CardsSkeleton = () => {
  const words = useKitStrings();
  return (
    <div className={classes['grid']} role="status" aria-busy>
      <VisuallyHidden>{words.loading}</VisuallyHidden>
      {Array.from({ length: 9 }, (_, at) => (
        <Skeleton key={at} height={176} radius="md" />
      ))}
    </div>
  );
};
