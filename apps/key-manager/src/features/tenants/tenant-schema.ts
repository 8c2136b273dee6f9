import { z } from 'zod';

const text = z.string().max(200);
const domain = z
  .string()
  .max(200)
  .regex(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/, 'must be a domain name in lower case, such as example.com');

const owner = z.strictObject({
  username: z
    .string()
    .min(1)
    .max(200)
    .regex(/^[^\s|/:@]+$/, 'must not hold spaces, slashes, bars, colons or @'),
  password: z.string().min(5, 'must have at least 5 characters').max(1_024),
  email: z.email().nullish(),
  firstname: text.nullish(),
  lastname: text.nullish(),
  provisioningMethod: z.literal('inline-password', { error: 'only inline-password is supported' }).optional(),
});

/** A tenant to be, with its first administrator. */
export const newTenantBody = z.strictObject({ domain, name: text.nullish(), owners: z.array(owner).length(1, 'the first administrator is asked for, and no other') });
export type NewTenant = z.output<typeof newTenantBody>;

export const lifecycleBody = z.strictObject({ activated: z.boolean() });

const maxPage = 200;
export const tenantQuery = z.object({ limit: z.coerce.number().int().min(1).max(maxPage).default(25), offset: z.coerce.number().int().min(0).max(1_000_000).default(0) });
