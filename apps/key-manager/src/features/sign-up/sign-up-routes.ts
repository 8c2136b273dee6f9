import { Router, type ErrorRequestHandler } from 'express';
import { readSignUp, usernameBody } from './sign-up-schema';
import { TooManySignUps, type SignUpUseCase } from './sign-up';

export const SIGN_UP_API = '/api/identity/user/v1.0';

const sayWhen: ErrorRequestHandler = (error, _req, res, next) => {
  if (error instanceof TooManySignUps) res.setHeader('retry-after', String(error.retryAfterSeconds));
  next(error);
};

const messages = {
  ACTIVE: 'The account is there: log in.',
  AWAITING_APPROVAL: 'The account is there, and can be used when an administrator has approved it.',
};

/** For everybody. `POST /me` takes what scripts for WSO2 send. */
export const signUpRoutes = (signUp: SignUpUseCase): Router =>
  Router()
    .get('/sign-up', (_req, res) => void res.json(signUp.rules))
    .post('/sign-up/username', async (req, res) => {
      res.setHeader('cache-control', 'no-store');
      res.json(await signUp.isFree(usernameBody.parse(req.body ?? {}).username, req.ip ?? ''));
    })
    .post('/me', async (req, res) => {
      const { username, awaitsApproval } = await signUp.add(readSignUp(req.body), req.ip ?? '');
      const status = awaitsApproval ? 'AWAITING_APPROVAL' : 'ACTIVE';
      res.setHeader('cache-control', 'no-store');
      res.status(201).json({ username, status, message: messages[status] });
    })
    .use(sayWhen);
