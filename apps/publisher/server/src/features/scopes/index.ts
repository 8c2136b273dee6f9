import { PUBLISHER_API, type Feature, type PublisherParts } from '../../feature';
import { republishScopes } from './announce-scope';
import { createChangeScopes } from './change-scopes';
import { completeScopes } from './complete-scopes';
import { scopeRoutes } from './scope-routes';

/** Scopes that many APIs share. */
export const scopesFeature = (parts: PublisherParts): Feature => ({
  routers: [{ base: PUBLISHER_API, router: scopeRoutes(parts, createChangeScopes(parts)) }],
  completeApi: completeScopes,
  republish: (database) => republishScopes(database, parts.outbox),
});
