import { z } from 'zod';
import { DEFAULT_API_KEY_HEADER, httpVerb, UNLIMITED } from '@quintet/contracts';
import { endpointConfig } from './endpoint-schema';

/** Absent and null mean the same in the API object of WSO2's clients: the default. */
const orElse = <S extends z.ZodType, D>(schema: S, fallback: D) => schema.nullish().transform((value): NonNullable<z.output<S>> | D => (value ?? fallback) as NonNullable<z.output<S>> | D);

const illegal = '~!@#;:%^*()+={}|\\<>"\',&$[]/';
export const apiName = z
  .string()
  .min(1)
  .max(60)
  .refine((text) => ![...illegal].some((sign) => text.includes(sign)), `must not contain any of ${illegal}`)
  .refine((text) => text.trim() === text, 'must not begin or end with a space');
export const apiVersion = z
  .string()
  .min(1)
  .max(30)
  .regex(/^[A-Za-z0-9_.-]+$/, 'may contain letters, digits, dots, hyphens and underscores')
  .refine((text) => !/^\.+$/.test(text), 'must not consist of dots alone');

const maxContextLength = 232;
const segment = /^(?:[A-Za-z0-9_.~-]+|\{version\})$/;
/** Where the API stands below the gateway's address, without its version; or with `{version}` where that belongs. */
export const apiContext = z
  .string()
  .min(1)
  .max(maxContextLength)
  .transform((text) => (text.startsWith('/') ? text : `/${text}`).replace(/\/+$/, ''))
  .refine((text) => text !== '' && text.slice(1).split('/').every((part) => segment.test(part) && !/^\.+$/.test(part)), 'must be a path such as /pizza or /{version}/pizza, of letters, digits and . _ ~ -');

const roles = z.array(z.string().min(1).max(255)).max(200);
const words = (maxLength = 255, maxCount = 200) => z.array(z.string().min(1).max(maxLength)).max(maxCount);

const anyUser = 'Application & Application User';
const authTypes = ['None', 'Application', 'Application User', anyUser, 'Any'] as const;
/** One operation: verb and URI template, and who may call it how often. */
export const apiOperation = z.looseObject({
  target: z
    .string()
    .min(1)
    .max(1_000)
    .transform((text) => (text.startsWith('/') ? text : `/${text}`))
    .refine((text) => !/[\s?#\\]/.test(text), 'must be a URI template without spaces, ? and #'),
  verb: z.preprocess((value) => (typeof value === 'string' ? value.toUpperCase() : value), httpVerb),
  authType: orElse(z.enum(authTypes), anyUser).transform((type) => (type === 'Any' ? anyUser : type)),
  throttlingPolicy: orElse(z.string().min(1).max(255), UNLIMITED),
  scopes: orElse(words(255, 50), [] as string[]),
});
export type ApiOperation = z.output<typeof apiOperation>;

const apiScope = z.looseObject({
  scope: z.looseObject({
    name: z.string().min(1).max(255).regex(/^[\w.:/-]+$/, 'may contain letters, digits and . : / _ -'),
    displayName: z.string().max(255).nullish(),
    description: z.string().max(512).nullish(),
    bindings: orElse(roles, [] as string[]),
  }),
  shared: orElse(z.boolean(), false),
});

const property = z.looseObject({
  name: z.string().min(1).max(80).regex(/^\S+$/, 'must not contain spaces'),
  value: z.string().max(900),
  display: orElse(z.boolean(), false),
});

const corsDefaults = {
  origins: ['*'],
  headers: ['authorization', 'Access-Control-Allow-Origin', 'Content-Type', 'SOAPAction', 'apikey', 'Internal-Key'],
  methods: ['GET', 'PUT', 'POST', 'DELETE', 'PATCH', 'OPTIONS'],
};
const cors = z.looseObject({
  corsConfigurationEnabled: orElse(z.boolean(), false),
  accessControlAllowOrigins: orElse(words(), corsDefaults.origins),
  accessControlAllowCredentials: orElse(z.boolean(), false),
  accessControlAllowHeaders: orElse(words(), corsDefaults.headers),
  accessControlAllowMethods: orElse(words(20), corsDefaults.methods),
});

const owner = z.string().max(120).nullish();
const businessInformation = z.looseObject({ businessOwner: owner, businessOwnerEmail: owner, technicalOwner: owner, technicalOwnerEmail: owner });
const tps = z.int().positive().nullish();
const header = z.string().min(1).max(255).regex(/^[A-Za-z0-9-]+$/, 'must be the name of a header');
/** By which a caller may show who he is: any one that an API names will do. */
const credentials = ['oauth2', 'api_key'] as const;
/** Says that one of them is needed. As there is no other way in, it always is. */
const MANDATORY = 'oauth_basic_auth_api_key_mandatory';
const schemes = [...credentials, MANDATORY] as const;
const securityScheme = z.array(z.enum(schemes, `must be one of ${schemes.join(', ')}: basic_auth and mutualssl are not offered`)).min(1).max(schemes.length);
export const defaultVerbs = ['GET', 'PUT', 'POST', 'DELETE', 'PATCH'] as const;
const maxOperations = 5_000;

/**
 * What the publisher understands of the API object, with WSO2's defaults. Fields that are not named here are kept and
 * given back, so that what a client read and writes again loses nothing.
 */
export const apiBody = z
  .looseObject({
    description: orElse(z.string().max(32_766), ''),
    displayName: z.string().max(255).nullish(),
    type: orElse(z.literal('HTTP', 'only APIs of type HTTP can be made here'), 'HTTP' as const),
    transport: orElse(z.array(z.enum(['http', 'https'])).min(1).max(2), ['http', 'https'] as ('http' | 'https')[]),
    tags: orElse(words(255), [] as string[]),
    policies: orElse(words(), [] as string[]),
    apiThrottlingPolicy: orElse(z.string().max(255), null).transform((name) => (name === '' ? null : name)),
    authorizationHeader: orElse(header, 'Authorization'),
    apiKeyHeader: z.preprocess((value) => (value === '' ? null : value), orElse(header, DEFAULT_API_KEY_HEADER)),
    securityScheme: orElse(securityScheme, ['oauth2', MANDATORY] as z.output<typeof securityScheme>),
    maxTps: orElse(z.looseObject({ production: tps, sandbox: tps }), null),
    visibility: orElse(z.enum(['PUBLIC', 'PRIVATE', 'RESTRICTED']), 'PUBLIC' as const),
    visibleRoles: orElse(roles, [] as string[]),
    accessControl: orElse(z.literal('NONE', 'access control by roles is not offered: NONE'), 'NONE' as const),
    businessInformation: orElse(businessInformation, {}),
    corsConfiguration: z.preprocess((value) => value ?? {}, cors),
    endpointConfig: orElse(endpointConfig, null),
    operations: orElse(z.array(apiOperation).max(maxOperations), [] as ApiOperation[]),
    scopes: orElse(z.array(apiScope).max(500), [] as z.output<typeof apiScope>[]),
    categories: orElse(words(), [] as string[]),
    additionalProperties: orElse(z.array(property).max(200), [] as z.output<typeof property>[]),
    audiences: orElse(words(), [] as string[]),
    keyManagers: orElse(words(), ['all']),
    gatewayType: orElse(z.string().max(255), 'wso2/synapse'),
    gatewayVendor: orElse(z.string().max(255), 'wso2'),
    subscriptionAvailability: orElse(z.literal('CURRENT_TENANT', 'subscriptions from other tenants are not offered: CURRENT_TENANT'), 'CURRENT_TENANT' as const),
    endpointImplementationType: orElse(z.literal('ENDPOINT', 'mocked implementations are not offered: ENDPOINT'), 'ENDPOINT' as const),
    enableSchemaValidation: orElse(z.literal(false, 'schema validation is not offered: false'), false as const),
    responseCachingEnabled: orElse(z.literal(false, 'response caching is not offered: false'), false as const),
    cacheTimeout: orElse(z.int().nonnegative(), 300),
    isDefaultVersion: orElse(z.boolean(), false),
  })
  .superRefine((api, ctx) => {
    const fault = (path: PropertyKey[], message: string): void => void ctx.addIssue({ code: 'custom', path, message });
    if (api.visibility === 'RESTRICTED' && api.visibleRoles.length === 0) fault(['visibleRoles'], 'names at least one role when the visibility is RESTRICTED');
    if (!api.securityScheme.some((scheme) => scheme !== MANDATORY)) fault(['securityScheme'], `names at least one of ${credentials.join(', ')}`);
    const sameHeader = api.apiKeyHeader.toLowerCase() === api.authorizationHeader.toLowerCase();
    if (sameHeader && credentials.every((scheme) => api.securityScheme.includes(scheme))) fault(['apiKeyHeader'], 'must be another header than that of tokens when both are accepted');
    const seen = new Set<string>();
    const declared = new Set(api.scopes.map(({ scope }) => scope.name));
    api.operations.forEach(({ verb, target, scopes }, i) => {
      if (seen.has(`${verb} ${target}`)) fault(['operations', i], `${verb} ${target} stands there twice`);
      seen.add(`${verb} ${target}`);
      for (const scope of scopes) if (!declared.has(scope)) fault(['operations', i, 'scopes'], `the scope "${scope}" is not among the API's scopes`);
    });
  });
export type ApiBody = z.output<typeof apiBody>;

/** What names an API: given once, at its creation. */
export const apiIdentity = z.object({ name: apiName, version: apiVersion, context: apiContext });
export type ApiIdentity = z.output<typeof apiIdentity>;

/** Fields of the API object that are said by us, whatever a client sends. */
const computed = [
  'id', 'name', 'version', 'context', 'provider', 'lifeCycleStatus', 'workflowStatus', 'hasThumbnail', 'isRevision', 'revisionedApiId', 'revisionId',
  'createdTime', 'lastUpdatedTime', 'lastUpdatedTimestamp', 'additionalPropertiesMap',
];

/** Properties may come as a list or, from some clients, as a map only. */
const withProperties = (given: unknown): unknown => {
  if (typeof given !== 'object' || given === null) return given;
  const { additionalProperties, additionalPropertiesMap } = given as Record<string, unknown>;
  if (additionalProperties != null || typeof additionalPropertiesMap !== 'object' || additionalPropertiesMap === null) return given;
  return { ...given, additionalProperties: Object.entries(additionalPropertiesMap).map(([name, value]) => ({ name, ...(value as object) })) };
};

const withoutComputed = (body: ApiBody): ApiBody => Object.fromEntries(Object.entries(body).filter(([name]) => !computed.includes(name))) as ApiBody;

const defaultOperations = (): ApiOperation[] => defaultVerbs.map((verb) => ({ target: '/*', verb, authType: anyUser, throttlingPolicy: UNLIMITED, scopes: [] }));
const withOperations = (body: ApiBody): ApiBody => (body.operations.length > 0 ? body : { ...body, operations: defaultOperations() });

/** @throws ZodError with the faults of all fields */
export const parseApiBody = (given: unknown): ApiBody => withOperations(withoutComputed(apiBody.parse(withProperties(given))));

/** @throws ZodError with the faults of all fields */
export const parseNewApi = (given: unknown): { readonly identity: ApiIdentity; readonly body: ApiBody } => {
  const identity = apiIdentity.safeParse(given);
  const body = apiBody.safeParse(withProperties(given));
  if (!identity.success || !body.success) throw new z.ZodError([...(identity.error?.issues ?? []), ...(body.error?.issues ?? [])]);
  return { identity: identity.data, body: withOperations(withoutComputed(body.data)) };
};
