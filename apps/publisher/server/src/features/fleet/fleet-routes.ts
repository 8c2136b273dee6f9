import { Router } from 'express';
import { callerOf, type Guard } from '@quintet/management-api';
import { pathParameter } from '../../path-parameter';
import type { ListGateways } from './list-gateways';

export const fleetRoutes = (guard: Guard, listGateways: ListGateways): Router =>
  Router().get('/environments/:environmentId/gateways', guard.requireScope('apim:admin', 'apim:environment_read'), async (req, res) => {
    const list = await listGateways(callerOf(req).organization, pathParameter(req, 'environmentId'));
    res.json({ count: list.length, list });
  });
