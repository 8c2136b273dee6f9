import { Router, type RequestHandler } from 'express';
import { UNLIMITED } from '@quintet/contracts';
import { apiDocumentRoutes, callerIfAny } from '@quintet/management-api';
import { ADMIN_API, PUBLISHER_API, type Feature, type PublisherParts } from '../../feature';
import { createEnvironmentStore, presentEnvironment } from '../environments';
import { publisherScopes } from './publisher-scopes';

const gatewayTypes = ['Regular'];

/** What a client of the publisher needs to know before it shows anything. Before the log-in that is what to ask for. */
export const settingsFeature = (parts: PublisherParts): Feature => {
  const { guard, config } = parts;
  const environments = createEnvironmentStore(parts);
  const needed = guard.requireScope('apim:api_view', 'apim:publisher_settings');
  const needsScopeWhenLoggedIn: RequestHandler = (req, res, next) => (req.headers.authorization === undefined ? next() : needed(req, res, next));

  const router = Router().get('/settings', needsScopeWhenLoggedIn, async (req, res) => {
    const caller = callerIfAny(req);
    if (!caller) return void res.json({ scopes: publisherScopes });
    res.json({
      devportalUrl: `${config.publicUrl}/devportal`,
      environment: (await environments.list(caller.organization)).map((one) => ({ ...presentEnvironment(one), serverUrl: '', showInApiConsole: true, endpointURIs: [], additionalProperties: [] })),
      gatewayTypes,
      scopes: publisherScopes,
      monetizationAttributes: [],
      securityAuditProperties: {},
      externalStoresEnabled: false,
      docVisibilityEnabled: true,
      crossTenantSubscriptionEnabled: false,
      defaultAdvancePolicy: UNLIMITED,
      defaultSubscriptionPolicy: UNLIMITED,
      authorizationHeader: 'Authorization',
    });
  });
  return { routers: [{ base: PUBLISHER_API, router }, { base: PUBLISHER_API, router: apiDocumentRoutes('publisher') }, { base: ADMIN_API, router: apiDocumentRoutes('admin') }] };
};
