import type { Request, RequestHandler } from 'express';
import { Passport } from 'passport';
import { Strategy } from 'passport-http-bearer';
import { AppError, commonProblems } from '@quintet/service-kit';

/** Who calls. The shape of `Principal` in `@quintet/auth`, which a kit library may not import. */
export interface Caller {
  readonly username: string;
  readonly organization: string;
  readonly roles: readonly string[];
  readonly scopes: readonly string[];
  readonly clientId: string;
}

export type ReadPrincipal = (token: string) => Caller | undefined;

export interface Guard {
  /** Lets a call pass whose token has any one of the scopes: 401 without a valid token, 403 `insufficient_scope` without the scope. */
  requireScope(...anyOf: readonly string[]): RequestHandler;
  /** Reads the caller when a token is given; anonymous calls pass; a bad token is 401 all the same. */
  optional: RequestHandler;
}

export const createGuard = (read: ReadPrincipal): Guard => {
  const passport = new Passport();
  passport.use(new Strategy((token, done) => done(null, read(token) ?? false)));

  const authenticate: RequestHandler = (req, res, next) => {
    const answer = (error: unknown, user: Caller | false): void => {
      if (error) return next(error);
      if (!user) {
        const given = req.headers.authorization !== undefined;
        res.setHeader('www-authenticate', given ? 'Bearer realm="quintet", error="invalid_token"' : 'Bearer realm="quintet"');
        return next(new AppError(commonProblems.UNAUTHENTICATED, given ? 'The token is invalid, expired or revoked' : 'Send it as Authorization: Bearer <token>'));
      }
      req.user = user;
      next();
    };
    (passport.authenticate('bearer', { session: false }, answer) as RequestHandler)(req, res, next);
  };

  return {
    requireScope:
      (...anyOf) =>
      (req, res, next) => {
        void authenticate(req, res, (error?: unknown) => {
          if (error) return next(error);
          if (anyOf.some((scope) => callerOf(req).scopes.includes(scope))) return next();
          res.setHeader('www-authenticate', `Bearer realm="quintet", error="insufficient_scope", scope="${anyOf.join(' ')}"`);
          next(new AppError(commonProblems.MISSING_SCOPE, `One of these is needed: ${anyOf.join(', ')}`));
        });
      },
    optional: (req, res, next) => (req.headers.authorization === undefined ? next() : void authenticate(req, res, next)),
  };
};

/** The caller of a guarded route. @throws 401 on a route that is not guarded or was called anonymously */
export const callerOf = (req: Request): Caller => {
  const caller = callerIfAny(req);
  if (!caller) throw new AppError(commonProblems.UNAUTHENTICATED);
  return caller;
};

export const callerIfAny = (req: Request): Caller | undefined => req.user as Caller | undefined;
