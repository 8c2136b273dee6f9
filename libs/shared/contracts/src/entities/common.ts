import { z } from 'zod';

export const DEFAULT_ORGANIZATION = 'carbon.super';

/** The tenant that owns a thing: `carbon.super` unless another one was made. */
export const organization = z.string().min(1).max(255);
export const id = z.string().min(1).max(255);
/** Milliseconds since 1970-01-01 UTC. */
export const epochMs = z.int().nonnegative();
export const keyType = z.enum(['PRODUCTION', 'SANDBOX']);
export type KeyType = z.output<typeof keyType>;

export const lifecycleState = z.enum(['CREATED', 'PROTOTYPED', 'PUBLISHED', 'BLOCKED', 'DEPRECATED', 'RETIRED']);
export type LifecycleState = z.output<typeof lifecycleState>;

export const httpVerb = z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE']);
export type HttpVerb = z.output<typeof httpVerb>;
