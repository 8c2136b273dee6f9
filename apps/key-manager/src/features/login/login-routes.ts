import express, { Router, type ErrorRequestHandler, type Request, type RequestHandler, type Response } from 'express';
import { Passport } from 'passport';
import { Strategy } from 'passport-local';
import type { Provider } from 'oidc-provider';
import { z } from 'zod';
import { showUserName } from '@quintet/auth';
import { serviceClients } from '@quintet/control-plane';
import { AppError, type Problem } from '@quintet/service-kit';
import { problems } from '../../problems';
import { DEFAULT_SCOPE, splitScopes } from '../scopes';
import { grantScopes, type AllowedScopes, type Subjects } from '../tokens';
import type { CheckPassword, User } from '../users';
import type { Csrf } from './csrf';
import { contentSecurityPolicy, stylesheetPath } from './html';
import { pageStyle } from './page-style';
import { consentPage, expiredPage, loginPage, type Notice } from './pages';

export interface LoginRoutesParts {
  /** As it stands now. */
  readonly provider: () => Provider;
  readonly publicUrl: string;
  readonly checkPassword: CheckPassword;
  readonly subjects: Subjects;
  readonly allowedScopes: AllowedScopes;
  readonly csrf: Csrf;
  /** Where somebody without an account gets one; undefined: nowhere. */
  readonly signUpPath: string | undefined;
}

type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>;

const maxFormBytes = 8 * 1024;
const consentBody = z.object({ decision: z.enum(['allow', 'deny']), csrf: z.string() });
const fault = (text: string): Notice => ({ kind: 'fault', text });
const wrong = fault('The user name or the password is wrong.');

/** What a log-in is refused for, also with the right password, and how it is said. */
const refusals: ReadonlyMap<Problem, { readonly notice: Notice; readonly status: number }> = new Map([
  [problems.TENANT_DISABLED, { notice: fault('Your organization is disabled. Ask its administrator.'), status: 403 }],
  [problems.USER_DISABLED, { notice: fault('Your account is disabled. Ask an administrator.'), status: 403 }],
  [problems.APPROVAL_AWAITED, { notice: { kind: 'note', text: 'Your account is there, and waits for the approval of an administrator. Come back when it has been given.' }, status: 403 }],
  [problems.TOO_MANY_ATTEMPTS, { notice: fault('Too many attempts. Wait some minutes.'), status: 429 }],
]);

/** Our own portals under the names that people know. */
const portalNames: Readonly<Record<string, string>> = { [serviceClients.publisher.clientId]: 'the publisher', [serviceClients.devportal.clientId]: 'the developer portal' };
const yearSeconds = 365 * 24 * 3600;

/** The log-in and consent pages of `/oauth2/authorize`: plain forms, no script. */
export const loginRoutes = ({ provider, publicUrl, checkPassword, subjects, allowedScopes, csrf, signUpPath }: LoginRoutesParts): Router => {
  const passport = new Passport();
  passport.use(
    new Strategy({ passReqToCallback: true }, (req, username, password, done) => {
      checkPassword({ username, password, address: req.ip ?? '' }).then(
        (user) => done(null, user ?? false),
        (error: unknown) => done(error),
      );
    }),
  );

  /** The log-in that the cookie of this browser belongs to. @throws AppError LOGIN_EXPIRED */
  const interactionOf = async (req: Request, res: Response): Promise<Interaction> => {
    const interaction = await provider()
      .interactionDetails(req, res)
      .catch((cause: unknown) => {
        throw new AppError(problems.LOGIN_EXPIRED, undefined, { cause });
      });
    if (interaction.uid !== req.params['uid']) throw new AppError(problems.LOGIN_EXPIRED);
    return interaction;
  };

  const show = (res: Response, interaction: Interaction, body: string, status = 200): void => {
    const back = URL.parse(String(interaction.params['redirect_uri'] ?? ''))?.origin;
    res.setHeader('content-security-policy', contentSecurityPolicy(back === undefined ? [] : [back]));
    res.setHeader('cache-control', 'no-store');
    res.setHeader('referrer-policy', 'same-origin'); // with none at all browsers would send `Origin: null` with our own form
    res.status(status).type('html').send(body);
  };

  const formOf = ({ uid, jti }: Interaction) => ({ action: `/oauth2/login/${uid}`, csrf: csrf.tokenFor(jti) });
  const clientOf = async ({ params }: Interaction) => {
    const client = await provider().Client.find(String(params['client_id']));
    if (!client) throw new AppError(problems.LOGIN_EXPIRED);
    return client;
  };
  const nameOf = ({ clientName, clientId }: { clientName?: string | undefined; clientId: string }): string => portalNames[clientId] ?? clientName ?? clientId;

  const decisionsOf = async (interaction: Interaction) => {
    const client = await clientOf(interaction);
    const accountId = interaction.session?.accountId;
    const subject = accountId === undefined ? undefined : await subjects.find(accountId);
    if (!subject || accountId === undefined) throw new AppError(problems.LOGIN_EXPIRED);
    const requested = splitScopes(String(interaction.params['scope'] ?? ''));
    return { client, accountId, requested, allowed: allowedScopes(client, subject, requested) };
  };

  /** A form counts when it was shown for this log-in, and sent from our own page. */
  const checkForm: RequestHandler = async (req, res, next) => {
    const interaction = await interactionOf(req, res);
    const { origin } = req.headers;
    const fromElsewhere = origin !== undefined && origin !== new URL(publicUrl).origin;
    if (fromElsewhere || !csrf.matches(interaction.jti, (req.body as { csrf?: unknown } | undefined)?.csrf)) throw new AppError(problems.LOGIN_EXPIRED);
    res.locals['interaction'] = interaction;
    next();
  };

  const showLogin = async (res: Response, interaction: Interaction, { username, notice, status = 200 }: { username?: unknown; notice?: Notice; status?: number } = {}): Promise<void> => {
    const typed = typeof username === 'string' ? username.slice(0, 400) : '';
    show(res, interaction, loginPage({ ...formOf(interaction), clientName: nameOf(await clientOf(interaction)), username: typed, notice, signUpPath }), status);
  };

  /** People are shown a page. */
  const showExpired: ErrorRequestHandler = (error, req, res, next) => {
    if (!(error instanceof AppError) || error.problem !== problems.LOGIN_EXPIRED || !req.accepts('html')) return next(error);
    res.setHeader('content-security-policy', contentSecurityPolicy());
    res.setHeader('cache-control', 'no-store');
    res.status(problems.LOGIN_EXPIRED.status).type('html').send(expiredPage());
  };

  return Router()
    .get(stylesheetPath, (_req, res) => {
      res.setHeader('cache-control', `public, max-age=${yearSeconds}, immutable`);
      res.type('css').send(pageStyle);
    })
    .get('/oauth2/login/:uid', async (req, res) => {
      const interaction = await interactionOf(req, res);
      if (interaction.prompt.name === 'login') return showLogin(res, interaction);
      const { client, accountId, allowed } = await decisionsOf(interaction);
      show(res, interaction, consentPage({ ...formOf(interaction), clientName: nameOf(client), username: accountId, scopes: allowed.filter((scope) => scope !== DEFAULT_SCOPE) }));
    })
    .post('/oauth2/login/:uid/login', express.urlencoded({ extended: false, limit: maxFormBytes, parameterLimit: 10 }), checkForm, (req, res, next) => {
      const interaction = res.locals['interaction'] as Interaction;
      const { username } = req.body as { username?: unknown };
      const answer = (error: unknown, user: User | false): void => {
        const refusal = error instanceof AppError ? refusals.get(error.problem) : undefined;
        if (refusal) return void showLogin(res, interaction, { username, ...refusal }).catch(next);
        if (error) return next(error);
        if (!user) return void showLogin(res, interaction, { username, notice: wrong, status: 401 }).catch(next);
        void provider()
          .interactionFinished(req, res, { login: { accountId: showUserName(user), amr: ['pwd'] } }, { mergeWithLastSubmission: false })
          .catch(next);
      };
      (passport.authenticate('local', { session: false }, answer) as RequestHandler)(req, res, next);
    })
    .post('/oauth2/login/:uid/consent', express.urlencoded({ extended: false, limit: maxFormBytes, parameterLimit: 10 }), checkForm, async (req, res) => {
      const interaction = res.locals['interaction'] as Interaction;
      if (consentBody.parse(req.body).decision === 'deny') {
        return provider().interactionFinished(req, res, { error: 'access_denied', error_description: 'the user denied access' }, { mergeWithLastSubmission: false });
      }
      const { client, accountId, requested, allowed } = await decisionsOf(interaction);
      const { Grant } = provider();
      const known = interaction.grantId === undefined ? undefined : await Grant.find(interaction.grantId);
      const grant = known ?? new Grant({ accountId, clientId: client.clientId });
      grantScopes(grant, requested, allowed);
      await provider().interactionFinished(req, res, { consent: { grantId: await grant.save() } }, { mergeWithLastSubmission: true });
    })
    .use('/oauth2/login', showExpired);
};
