import type { RequestHandler } from 'express';

/** oidc-provider makes absolute addresses out of the request: whatever the request said, they are to be the public ones. */
export const speakPublicly = (publicUrl: string): RequestHandler => {
  const { protocol, host } = new URL(publicUrl);
  return (req, _res, next) => {
    req.headers['x-forwarded-proto'] = protocol.slice(0, -1);
    req.headers['x-forwarded-host'] = host;
    next();
  };
};
