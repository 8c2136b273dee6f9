import { Router, type RequestHandler } from 'express';
import { callerOf } from '@quintet/management-api';
import type { Client } from './client';
import { registrationBody } from './client-schema';
import type { RegisterClient } from './register-client';

/** In the words of WSO2's registration answer, version 0.17. */
const answerOf = (client: Client) => ({
  clientId: client.clientId,
  clientName: client.name,
  callBackURL: client.redirectUris.join(','),
  clientSecret: client.clientSecret,
  isSaasApplication: client.isSaas,
  appOwner: client.owner,
  jsonString: JSON.stringify({ grant_types: client.grantTypes.join(' '), redirect_uris: client.redirectUris.join(','), client_name: client.name }),
  jsonAppAttribute: '{}',
  tokenType: 'JWT',
});

export const registrationRoutes = ({ registerClient, basicLogin }: { registerClient: RegisterClient; basicLogin: RequestHandler }): Router =>
  Router().post('/register', basicLogin, async (req, res) => {
    const client = await registerClient(callerOf(req), registrationBody.parse(req.body ?? {}));
    res.setHeader('cache-control', 'no-store');
    res.json(answerOf(client));
  });
