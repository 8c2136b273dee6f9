import { z } from 'zod';

const maxUrlLength = 2_000;
const endpoint = z.looseObject({
  url: z
    .string()
    .trim()
    .min(1)
    .max(maxUrlLength)
    .refine((text) => /^https?:\/\//i.test(text) && URL.canParse(text), 'must be an http or https URL'),
  /** `actionDuration`: longest wait for the backend, in milliseconds, as text or number. */
  config: z.looseObject({ actionDuration: z.union([z.string().regex(/^\d{0,9}$/, 'must be milliseconds'), z.int().nonnegative()]).nullish() }).nullish(),
});
const endpoints = z.union([endpoint, z.array(endpoint).max(50)], 'must be an endpoint {url, config}, or a list of them').nullish();

/** Credentials for a backend would have to be kept sealed and used by the gateways; what is not offered is refused, not kept in the open. */
const noSecurity = z
  .looseObject({
    enabled: z.literal(false, 'backend credentials are not offered').nullish(),
    password: z.literal('', 'backend credentials are not offered').nullish(),
    clientSecret: z.literal('', 'backend credentials are not offered').nullish(),
    apiKeyValue: z.literal('', 'backend credentials are not offered').nullish(),
  })
  .nullish();

/** WSO2's `endpointConfig`: one endpoint, or several that share the load or stand in for each other, per key type. */
export const endpointConfig = z.looseObject({
  endpoint_type: z.enum(['http', 'load_balance', 'failover'], 'must be http, load_balance or failover'),
  production_endpoints: endpoints,
  sandbox_endpoints: endpoints,
  production_failovers: z.array(endpoint).max(50).nullish(),
  sandbox_failovers: z.array(endpoint).max(50).nullish(),
  endpoint_security: z.looseObject({ production: noSecurity, sandbox: noSecurity }).nullish(),
});
export type EndpointConfig = z.output<typeof endpointConfig>;
export type ConfiguredEndpoint = z.output<typeof endpoint>;
