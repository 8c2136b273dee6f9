import { z } from 'zod';
import { defineState } from '../define-event';
import { topics } from '../topics';
import { epochMs, id, organization } from './common';

/** A tenant. While it is disabled, nobody of it logs in, and no call to its APIs is served. */
export const tenant = z.object({ organization, id, displayName: z.string(), enabled: z.boolean(), createdMs: epochMs });
export type Tenant = z.output<typeof tenant>;

export const organizationChanged = defineState({
  type: 'organization.changed',
  deletedType: 'organization.deleted',
  version: 1,
  topic: topics.organizations,
  data: tenant,
  keyOf: (of) => of.organization,
});
