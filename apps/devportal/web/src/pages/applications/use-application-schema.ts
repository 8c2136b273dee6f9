import { useMemo } from 'react';
import { z } from 'zod';
import { useStrings } from '../../strings';

/** What is looked at before an application is sent. */
export const useApplicationSchema = () => {
  const { applications: words } = useStrings();
  return useMemo(
    () =>
      z.looseObject({
        name: z.string().trim().min(1, words.nameNeeded).max(100, words.nameLong),
        description: z.string().max(512, words.descriptionLong),
      }),
    [words],
  );
};
