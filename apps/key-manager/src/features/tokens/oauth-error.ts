import type { Response } from 'express';

/** RFC 6749 section 5.2. */
export const oauthError = (res: Response, status: number, error: string, description: string): void => {
  if (status === 401) res.setHeader('www-authenticate', 'Basic realm="quintet"');
  res.status(status).json({ error, error_description: description });
};
export const unknownClient = (res: Response): void => oauthError(res, 401, 'invalid_client', 'client authentication failed');
export const missingToken = (res: Response): void => oauthError(res, 400, 'invalid_request', "missing required parameter 'token'");
