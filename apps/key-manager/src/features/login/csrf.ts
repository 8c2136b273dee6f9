import { createHmac, timingSafeEqual } from 'node:crypto';

/** Ties a form to one log-in: only who holds its cookie was shown the token. */
export const createCsrf = (key: Buffer) => {
  const tokenFor = (interactionId: string): string => createHmac('sha256', key).update(interactionId).digest('base64url');
  return {
    tokenFor,
    matches: (interactionId: string, token: unknown): boolean => {
      if (typeof token !== 'string') return false;
      const [expected, given] = [Buffer.from(tokenFor(interactionId)), Buffer.from(token)];
      return expected.length === given.length && timingSafeEqual(expected, given);
    },
  };
};
export type Csrf = ReturnType<typeof createCsrf>;
