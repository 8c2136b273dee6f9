import { Router } from 'express';
import { internalScopes } from '@quintet/control-plane';
import type { Guard } from '@quintet/management-api';
import type { ApplicationClients } from './application-clients';
import type { Client } from './client';
import { applicationClientBody } from './client-schema';

const answerOf = (client: Client) => ({
  client_id: client.clientId,
  client_secret: client.clientSecret,
  client_name: client.name,
  owner: client.owner,
  organization: client.organization,
  application_id: client.applicationId,
  key_type: client.keyType,
  grant_types: client.grantTypes,
  redirect_uris: client.redirectUris,
  access_token_lifetime_seconds: client.accessTokenLifetimeSeconds,
  token_endpoint_auth_method: client.isPublic ? 'none' : 'client_secret_basic',
});

export const applicationClientRoutes = ({ clients, guard }: { clients: ApplicationClients; guard: Guard }): Router =>
  Router()
    .use(guard.requireScope(internalScopes.manageClients), (_req, res, next) => {
      res.setHeader('cache-control', 'no-store'); // secrets
      next();
    })
    .post('/register', async (req, res) => {
      res.status(201).json(answerOf(await clients.add(applicationClientBody.parse(req.body ?? {}))));
    })
    .get('/register/:clientId', async (req, res) => {
      res.json(answerOf(await clients.find(req.params.clientId)));
    })
    .put('/register/:clientId', async (req, res) => {
      res.json(answerOf(await clients.replace(req.params.clientId, applicationClientBody.parse(req.body ?? {}))));
    })
    .delete('/register/:clientId', async (req, res) => {
      await clients.remove(req.params.clientId);
      res.status(204).end();
    })
    .post('/register/:clientId/regenerate-consumer-secret', async (req, res) => {
      const { clientId, clientSecret } = await clients.regenerateSecret(req.params.clientId);
      res.json({ client_id: clientId, client_secret: clientSecret });
    });
