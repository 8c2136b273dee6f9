import express, { Router, type Request, type RequestHandler, type Response } from 'express';
import { Passport } from 'passport';
import { Strategy } from 'passport-local';
import type { Provider } from 'oidc-provider';
import { z } from 'zod';
import { showUserName } from '@quintet/auth';
import { AppError, type Problem } from '@quintet/service-kit';
import { problems } from '../../problems';
import { DEFAULT_SCOPE, splitScopes } from '../scopes';
import { grantScopes, type AllowedScopes, type Subjects } from '../tokens';
import type { CheckPassword, User } from '../users';
import type { Csrf } from './csrf';
import { contentSecurityPolicy } from './html';
import { consentPage, loginPage } from './pages';

export interface LoginRoutesParts {
  /** As it stands now. */
  readonly provider: () => Provider;
  readonly publicUrl: string;
  readonly checkPassword: CheckPassword;
  readonly subjects: Subjects;
  readonly allowedScopes: AllowedScopes;
  readonly csrf: Csrf;
}

type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>;

const maxFormBytes = 8 * 1024;
const consentBody = z.object({ decision: z.enum(['allow', 'deny']), csrf: z.string() });
const wrong = 'The user name or the password is wrong.';
const disabled = 'Your organization is disabled. Ask its administrator.';
const tooMany = 'Too many attempts. Wait some minutes.';
const shutOut = 'Your account is disabled. Ask an administrator.';
const awaited = 'Your account is there, and waits for the approval of an administrator. Come back when it has been given.';

/** What a log-in with the right password is refused for, and how it is said. */
const refusals: ReadonlyMap<Problem, { readonly text: string; readonly status: number }> = new Map([
  [problems.TENANT_DISABLED, { text: disabled, status: 403 }],
  [problems.USER_DISABLED, { text: shutOut, status: 403 }],
  [problems.APPROVAL_AWAITED, { text: awaited, status: 403 }],
  [problems.TOO_MANY_ATTEMPTS, { text: tooMany, status: 429 }],
]);

/** The log-in and consent pages of `/oauth2/authorize`: plain forms, no script. */
export const loginRoutes = ({ provider, publicUrl, checkPassword, subjects, allowedScopes, csrf }: LoginRoutesParts): Router => {
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
  const nameOf = ({ clientName, clientId }: { clientName?: string | undefined; clientId: string }): string => clientName ?? clientId;

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

  const showFault = async (res: Response, interaction: Interaction, username: unknown, fault: string, status: number): Promise<void> => {
    const typed = typeof username === 'string' ? username.slice(0, 400) : '';
    show(res, interaction, loginPage({ ...formOf(interaction), clientName: nameOf(await clientOf(interaction)), username: typed, fault }), status);
  };

  return Router()
    .get('/oauth2/login/:uid', async (req, res) => {
      const interaction = await interactionOf(req, res);
      if (interaction.prompt.name === 'login') {
        return show(res, interaction, loginPage({ ...formOf(interaction), clientName: nameOf(await clientOf(interaction)) }));
      }
      const { client, accountId, allowed } = await decisionsOf(interaction);
      show(res, interaction, consentPage({ ...formOf(interaction), clientName: nameOf(client), username: accountId, scopes: allowed.filter((scope) => scope !== DEFAULT_SCOPE) }));
    })
    .post('/oauth2/login/:uid/login', express.urlencoded({ extended: false, limit: maxFormBytes, parameterLimit: 10 }), checkForm, (req, res, next) => {
      const interaction = res.locals['interaction'] as Interaction;
      const { username } = req.body as { username?: unknown };
      const answer = (error: unknown, user: User | false): void => {
        const refusal = error instanceof AppError ? refusals.get(error.problem) : undefined;
        if (refusal) return void showFault(res, interaction, username, refusal.text, refusal.status).catch(next);
        if (error) return next(error);
        if (!user) return void showFault(res, interaction, username, wrong, 401).catch(next);
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
    });
};
