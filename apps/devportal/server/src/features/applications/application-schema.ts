import { z } from 'zod';
import { pagingShape } from '@quintet/management-api';
import type { ListedApplication } from './application-store';

const maxGroups = 20;
const maxAttributes = 50;
const readOnly = z.unknown().optional();

/** What a client may send, in the field names of WSO2's contract; read-only fields of an earlier answer are read and not used. */
export const applicationBody = z.strictObject({
  name: z.string().trim().min(1).max(100),
  throttlingPolicy: z.string().min(1).max(255),
  description: z.string().max(512).nullish().transform((text) => text ?? ''),
  tokenType: z.literal('JWT', 'must be JWT: opaque tokens are not issued').nullish(),
  groups: z.array(z.string().min(1).max(255)).max(maxGroups).nullish().transform((groups) => [...new Set(groups ?? [])]),
  attributes: z
    .record(z.string().min(1).max(255), z.string().max(1024))
    .refine((attributes) => Object.keys(attributes).length <= maxAttributes, `may have at most ${maxAttributes} members`)
    .nullish()
    .transform((attributes) => attributes ?? {}),
  visibility: z.literal('PRIVATE', 'must be PRIVATE: share an application by groups').nullish(),
  applicationId: readOnly,
  status: readOnly,
  subscriptionCount: readOnly,
  keys: readOnly,
  subscriptionScopes: readOnly,
  owner: readOnly,
  hashEnabled: readOnly,
  createdTime: readOnly,
  updatedTime: readOnly,
});
export type ApplicationBody = z.output<typeof applicationBody>;

export const applicationListQuery = z.object({
  ...pagingShape,
  query: z.string().max(100).default(''),
  groupId: z
    .string()
    .max(255)
    .optional()
    .transform((group) => group || undefined), // some clients send it empty
  sortBy: z.enum(['name', 'throttlingPolicy', 'status']).default('name'),
  sortOrder: z.enum(['asc', 'desc']).default('asc'),
});

/** An application in a list, or beside a subscription. */
export const presentApplicationInfo = (application: ListedApplication) => ({
  applicationId: application.id,
  name: application.name,
  throttlingPolicy: application.policy,
  description: application.description,
  status: 'APPROVED',
  groups: application.groups,
  subscriptionCount: application.subscriptionCount,
  attributes: application.attributes,
  owner: application.owner,
  createdTime: String(application.createdMs),
});

export interface ScopeInfo {
  readonly key: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly description: string;
}

export const presentApplication = (application: ListedApplication, subscriptionScopes: readonly ScopeInfo[]) => ({
  ...presentApplicationInfo(application),
  tokenType: application.tokenType,
  keys: [],
  subscriptionScopes,
  hashEnabled: false,
  visibility: 'PRIVATE',
});
