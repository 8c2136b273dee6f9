import { Router, type Request, type RequestHandler } from 'express';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { DEFAULT_SCOPE } from '../scopes';
import { oauthParameters, readForm } from './oauth-body';
import { oauthError } from './oauth-error';
import { replay } from './request-facts';

export interface OauthRoutesParts {
  /** oidc-provider as it stands now: a new key makes a new one. */
  readonly provider: () => (req: IncomingMessage, res: ServerResponse) => Promise<void>;
  readonly revoke: RequestHandler;
  readonly introspect: RequestHandler;
}

const lasting = -1; // WSO2: as long as may be

/** @returns undefined when not given, `bad` when it is no number of seconds */
const validityOf = (form: URLSearchParams): number | undefined | 'bad' => {
  const given = form.get('validity_period');
  form.delete('validity_period');
  if (given === null || given === '') return undefined;
  const seconds = Number(given);
  if (seconds === lasting) return Number.MAX_SAFE_INTEGER;
  return Number.isSafeInteger(seconds) && seconds > 0 ? seconds : 'bad';
};

/** Without a scope a request asks for the default one; oidc-provider would else find nothing that was granted. */
const withDefaultScope = (req: Request): void => {
  const url = new URL(req.url, 'http://internal');
  const scopes = (url.searchParams.get('scope') ?? '').split(' ').filter((one) => one !== '');
  if (url.searchParams.getAll('scope').length > 1) return; // refused for what it is
  url.searchParams.set('scope', [...scopes, DEFAULT_SCOPE].join(' '));
  req.url = `${url.pathname}?${url.searchParams.toString()}`;
  req.originalUrl = req.url;
};

/** WSO2's paths, in front of oidc-provider where it does not know what WSO2's clients send. */
export const oauthRoutes = ({ provider, revoke, introspect }: OauthRoutesParts): Router => {
  const onwards: RequestHandler = (req, res) => provider()(req, res);
  return Router()
    .post('/oauth2/token', readForm, async (req, res) => {
      const form = oauthParameters(req);
      const validitySeconds = validityOf(form);
      if (validitySeconds === 'bad') return oauthError(res, 400, 'invalid_request', 'validity_period must be a number of seconds');
      await provider()(replay(req, form, { address: req.ip ?? '', validitySeconds }), res);
    })
    .options('/oauth2/token', onwards)
    .post('/oauth2/revoke', readForm, revoke)
    .post('/oauth2/introspect', readForm, introspect)
    .get('/oauth2/jwks', onwards)
    .get('/oauth2/authorize', (req, res) => {
      withDefaultScope(req);
      return provider()(req, res);
    })
    .get('/oauth2/authorize/:uid', onwards)
    .get(['/oauth2/token/.well-known/openid-configuration', '/.well-known/openid-configuration'], (req, res) => {
      req.url = '/.well-known/openid-configuration';
      req.originalUrl = req.url;
      return provider()(req, res);
    })
    .get(['/oidc/logout', '/oidc/logout/success'], onwards)
    .post('/oidc/logout/confirm', onwards);
};
