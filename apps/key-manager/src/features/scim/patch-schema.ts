import { z } from 'zod';
import { urns } from './scim-schemas';

const maxOperations = 100;

const operation = z
  .strictObject({
    op: z
      .string()
      .max(20)
      .transform((op) => op.toLowerCase())
      .pipe(z.enum(['add', 'replace', 'remove'])),
    path: z.string().min(1).max(2_000).optional(),
    value: z.unknown().optional(),
  })
  .refine(({ op, value }) => op === 'remove' || value !== undefined, { path: ['value'], message: 'is needed' });
export type PatchOperation = z.output<typeof operation>;

/** The body of a PATCH; `op` with whatever capitals. */
export const patchBody = z
  .object({ schemas: z.array(z.string().max(200)).max(10).optional(), Operations: z.array(operation).min(1).max(maxOperations) })
  .refine(({ schemas = [urns.patch] }) => schemas.includes(urns.patch), { path: ['schemas'], message: `must name ${urns.patch}` });
