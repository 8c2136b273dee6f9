import { Router } from 'express';
import { z } from 'zod';
import { DEFAULT_ORGANIZATION, type KeyManager } from '@quintet/contracts';
import { callerOf, pageOfAll, pagingShape, type Guard } from '@quintet/management-api';
import { scopes } from '../../feature';
import type { FollowedState } from '../../followed-state';
import { GRANT_TYPES } from '../keys';

const page = z.object(pagingShape);

const presentKeyManager = ({ name, enabled, tokenEndpoint, revokeEndpoint, userInfoEndpoint }: KeyManager) => ({
  id: name,
  name,
  type: 'default',
  displayName: name,
  description: '',
  enabled,
  availableGrantTypes: GRANT_TYPES,
  tokenEndpoint,
  revokeEndpoint,
  userInfoEndpoint,
  enableTokenGeneration: true,
  enableTokenEncryption: false,
  enableTokenHashing: false,
  enableOAuthAppCreation: true,
  enableMapOAuthConsumerApps: false,
  applicationConfiguration: [],
  additionalProperties: {},
  tokenType: 'DIRECT',
});

/** What a portal's pages need to know before they show anything. */
export const settingRoutes = ({ guard, followed }: { guard: Guard; followed: FollowedState }): Router =>
  Router()
    .get('/key-managers', guard.requireScope(scopes.subscribe), (req, res) => {
      const { organization } = callerOf(req);
      const list = [...followed.keyManagers.values()].filter((one) => one.organization === organization && one.type === 'resident' && one.enabled).map(presentKeyManager);
      res.json({ count: list.length, list });
    })
    .get('/settings', guard.requireScope(scopes.settings), (req, res) => {
      const { organization } = callerOf(req);
      const first = [...followed.environments.values()].find((one) => one.organization === organization)?.vhosts[0];
      res.json({
        grantTypes: GRANT_TYPES,
        scopes: Object.values(scopes),
        applicationSharingEnabled: true,
        mapExistingAuthApps: false,
        apiGatewayEndpoint: first ? `http://${first.host}:${first.httpPort},https://${first.host}:${first.httpsPort}` : '',
        monetizationEnabled: false,
        recommendationEnabled: false,
        IsUnlimitedTierPaid: false,
        identityProvider: { external: false },
        IsAnonymousModeEnabled: true,
        IsPasswordChangeEnabled: false,
        userStorePasswordPattern: '',
        passwordPolicyPattern: '',
        passwordPolicyMinLength: -1,
        passwordPolicyMaxLength: -1,
      });
    })
    .get('/settings/application-attributes', guard.requireScope(scopes.subscribe), (_req, res) => {
      // No attribute is demanded of applications; each may carry its own.
      res.json({ count: 0, list: [] });
    })
    .get('/tenants', guard.optional, (req, res) => {
      const domains = new Set([DEFAULT_ORGANIZATION]);
      for (const { organization, visibility } of followed.apis.values()) if (visibility === 'PUBLIC') domains.add(organization);
      res.json(pageOfAll(req, page.parse(req.query), [...domains].sort().map((domain) => ({ domain, status: 'ACTIVE' }))));
    });
