import type { RequestHandler } from 'express';
import { Passport } from 'passport';
import { BasicStrategy } from 'passport-http';
import { showUserName } from '@quintet/auth';
import { callerOf, type Caller, type Guard } from '@quintet/management-api';
import { AppError } from '@quintet/service-kit';
import type { CheckPassword, User } from '../features/users';
import { isAdmin, rolesOf } from '../features/users';
import { problems } from '../problems';

const callerFor = (user: User): Caller => ({ username: showUserName(user), organization: user.organization, roles: rolesOf(user), scopes: [], clientId: '' });

/** Lets a call pass that carries a user's own name and password (RFC 7617); the caller stands in `callerOf`. */
export const createBasicLogin = (checkPassword: CheckPassword): RequestHandler => {
  const passport = new Passport();
  passport.use(
    new BasicStrategy({ passReqToCallback: true }, (req, username, password, done) => {
      checkPassword({ username, password, address: req.ip ?? '' }).then(
        (user) => done(null, user ? callerFor(user) : false),
        (error: unknown) => done(error),
      );
    }),
  );
  return (req, res, next) => {
    const answer = (error: unknown, caller: Caller | false): void => {
      if (error) return next(error);
      if (!caller) {
        res.setHeader('www-authenticate', 'Basic realm="quintet", charset="UTF-8"');
        return next(new AppError(problems.WRONG_CREDENTIALS));
      }
      req.user = caller;
      next();
    };
    (passport.authenticate('basic', { session: false }, answer) as RequestHandler)(req, res, next);
  };
};

/** What a token of one of the portals has, whoever uses it: a token that an application got for its calls opens nobody's profile. */
const portalScopes = ['apim:store_settings', 'apim:subscribe', 'apim:app_manage', 'apim:api_view', 'apim:publisher_settings', 'apim:admin'];

/** A user, by name and password or by a token for a management API. */
export const createRequireUser = (basicLogin: RequestHandler, guard: Guard): RequestHandler => {
  const byToken = guard.requireScope(...portalScopes);
  return (req, res, next) => void (/^basic /i.test(req.headers.authorization ?? '') ? basicLogin : byToken)(req, res, next);
};

/** An administrator, by name and password or by a token with the scope for it. */
export const createRequireAdmin = (basicLogin: RequestHandler, guard: Guard): RequestHandler => {
  const byToken = guard.requireScope('apim:admin');
  return (req, res, next) => {
    if (!/^basic /i.test(req.headers.authorization ?? '')) return void byToken(req, res, next);
    void basicLogin(req, res, (error?: unknown) => {
      if (error) return next(error);
      return next(isAdmin(callerOf(req)) ? undefined : new AppError(problems.NOT_AN_ADMINISTRATOR));
    });
  };
};
