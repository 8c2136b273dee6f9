import type { RequestHandler } from 'express';
import { callerAddressHeader, provenCallerAddress } from '@quintet/control-plane';
import type { Clock } from '@quintet/service-kit';

/** Attempts are counted by address: who comes through one of our portals has his own, not the portal's. */
export const believePortals =
  (secrets: readonly string[], clock: Clock): RequestHandler =>
  (req, _res, next) => {
    const address = provenCallerAddress(req.headers[callerAddressHeader], secrets, clock.now());
    if (address !== undefined) Object.defineProperty(req, 'ip', { value: address, configurable: true });
    next();
  };
