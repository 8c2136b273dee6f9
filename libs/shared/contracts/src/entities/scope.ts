import { z } from 'zod';
import { defineState } from '../define-event';
import { topics } from '../topics';
import { id, organization } from './common';

/** A scope that APIs of the organization share: granted to the users who have one of its roles. */
export const sharedScope = z.object({
  id,
  organization,
  name: z.string().min(1),
  displayName: z.string(),
  description: z.string(),
  /** Everybody's when empty. */
  roles: z.array(z.string()),
});
export type SharedScope = z.output<typeof sharedScope>;

export const scopeKeyOf = ({ organization: of, name }: Pick<SharedScope, 'organization' | 'name'>): string => `${of}/${name}`;

export const scopeChanged = defineState({
  type: 'scope.changed',
  deletedType: 'scope.deleted',
  version: 1,
  topic: topics.scopes,
  data: sharedScope,
  keyOf: scopeKeyOf,
});
