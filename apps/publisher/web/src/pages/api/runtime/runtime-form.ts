import { z } from 'zod';
import type { Api } from '../../../api/client';
import { strings } from '../../../strings/pages';

/** Says that one of the schemes is needed; as there is no other way in, one always is. It is kept as it was. */
const MANDATORY = 'oauth_basic_auth_api_key_mandatory';
export const credentials = ['oauth2', 'api_key'] as const;
export const corsVerbs = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'] as const;

/** What the page edits: all that gateways enforce of how an API is called, and nothing else. */
export interface RuntimeForm {
  readonly transport: readonly string[];
  readonly securityScheme: readonly string[];
  readonly authorizationHeader: string;
  readonly apiKeyHeader: string;
  readonly audiences: readonly string[];
  readonly keyManagersFor: 'all' | 'some';
  readonly keyManagers: readonly string[];
  readonly cors: {
    readonly enabled: boolean;
    readonly anyOrigin: boolean;
    readonly origins: readonly string[];
    readonly methods: readonly string[];
    readonly headers: readonly string[];
    readonly credentials: boolean;
  };
  readonly productionTps: number | '';
  readonly sandboxTps: number | '';
}

export const formOf = (api: Api): RuntimeForm => {
  const cors = api.corsConfiguration;
  const hasAll = api.keyManagers.includes('all');
  return {
    transport: api.transport,
    securityScheme: credentials.filter((scheme) => api.securityScheme.includes(scheme)),
    authorizationHeader: api.authorizationHeader,
    apiKeyHeader: api.apiKeyHeader,
    audiences: api.audiences,
    keyManagersFor: hasAll ? 'all' : 'some',
    keyManagers: hasAll ? [] : api.keyManagers,
    cors: {
      enabled: cors.corsConfigurationEnabled,
      anyOrigin: cors.accessControlAllowOrigins.includes('*'),
      origins: cors.accessControlAllowOrigins.filter((origin) => origin !== '*'),
      methods: cors.accessControlAllowMethods,
      headers: cors.accessControlAllowHeaders,
      credentials: cors.accessControlAllowCredentials,
    },
    productionTps: api.maxTps?.production ?? '',
    sandboxTps: api.maxTps?.sandbox ?? '',
  };
};

const tpsOf = (value: number | ''): number | null => (value === '' ? null : value);

export const bodyOf = (form: RuntimeForm, before: Api): Partial<Record<keyof Api, unknown>> => {
  const { cors } = form;
  const hasLimit = form.productionTps !== '' || form.sandboxTps !== '';
  return {
    transport: form.transport,
    securityScheme: [...form.securityScheme, ...before.securityScheme.filter((scheme) => scheme === MANDATORY)],
    authorizationHeader: form.authorizationHeader.trim(),
    apiKeyHeader: form.apiKeyHeader.trim(),
    audiences: form.audiences,
    keyManagers: form.keyManagersFor === 'all' ? ['all'] : form.keyManagers,
    corsConfiguration: {
      ...before.corsConfiguration,
      corsConfigurationEnabled: cors.enabled,
      accessControlAllowOrigins: cors.anyOrigin ? ['*'] : cors.origins,
      accessControlAllowMethods: cors.methods,
      accessControlAllowHeaders: cors.headers,
      accessControlAllowCredentials: cors.credentials && !cors.anyOrigin,
    },
    maxTps: hasLimit ? { ...before.maxTps, production: tpsOf(form.productionTps), sandbox: tpsOf(form.sandboxTps) } : null,
  };
};

const serverFields: Readonly<Record<string, string>> = {
  'maxTps.production': 'productionTps',
  'maxTps.sandbox': 'sandboxTps',
  'corsConfiguration.accessControlAllowOrigins': 'cors.origins',
  'corsConfiguration.accessControlAllowHeaders': 'cors.headers',
  'corsConfiguration.accessControlAllowMethods': 'cors.methods',
};

/** Lists have one field for all that is in them. */
export const fieldOf = (serverField: string): string => {
  const list = serverField.replace(/\.\d+$/, '');
  return serverFields[list] ?? list;
};

const header = /^[A-Za-z0-9-]{1,255}$/;
const isOrigin = (text: string): boolean => URL.canParse(text) && new URL(text).origin.toLowerCase() === text.toLowerCase();

/** What the server would refuse, and what no browser would understand. */
export const runtimeSchema = z.custom<RuntimeForm>().superRefine((form, ctx) => {
  const { runtime: words } = strings;
  const fault = (path: string, message: string): void => void ctx.addIssue({ code: 'custom', path: path.split('.'), message });
  if (form.transport.length === 0) fault('transport', words.transportNeeded);
  if (form.securityScheme.length === 0) fault('securityScheme', words.schemeNeeded);
  const [tokens, keys] = credentials.map((scheme) => form.securityScheme.includes(scheme));
  if (tokens && !header.test(form.authorizationHeader.trim())) fault('authorizationHeader', words.headerFault);
  if (keys && !header.test(form.apiKeyHeader.trim())) fault('apiKeyHeader', words.headerFault);
  if (tokens && keys && form.authorizationHeader.trim().toLowerCase() === form.apiKeyHeader.trim().toLowerCase()) fault('apiKeyHeader', words.sameHeader);
  if (form.keyManagersFor === 'some' && form.keyManagers.length === 0) fault('keyManagers', words.keyManagerNeeded);
  if (form.cors.enabled && !form.cors.anyOrigin) {
    const wrong = form.cors.origins.find((origin) => !isOrigin(origin));
    if (wrong !== undefined) fault('cors.origins', words.originFault(wrong));
    else if (form.cors.origins.length === 0) fault('cors.origins', words.originNeeded);
  }
  for (const name of ['productionTps', 'sandboxTps'] as const) {
    const value = form[name];
    if (value !== '' && (!Number.isInteger(value) || value < 1)) fault(name, words.tpsFault);
  }
});
