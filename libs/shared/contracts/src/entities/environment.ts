import { z } from 'zod';
import { defineState } from '../define-event';
import { topics } from '../topics';
import { id, organization } from './common';

export const environment = z.object({
  id,
  organization,
  name: z.string(),
  displayName: z.string(),
  description: z.string(),
  type: z.enum(['production', 'sandbox', 'hybrid']),
  vhosts: z
    .array(
      z.object({
        host: z.string(),
        httpContext: z.string(),
        httpPort: z.int(),
        httpsPort: z.int(),
        wsPort: z.int(),
        wssPort: z.int(),
      }),
    )
    .min(1),
});
export type Environment = z.output<typeof environment>;

export const environmentChanged = defineState({
  type: 'environment.changed',
  deletedType: 'environment.deleted',
  version: 1,
  topic: topics.environments,
  data: environment,
  keyOf: (of) => `${of.organization}/${of.name}`,
});
