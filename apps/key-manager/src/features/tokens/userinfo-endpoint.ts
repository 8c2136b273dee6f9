import { Router } from 'express';
import { callerOf, type Guard } from '@quintet/management-api';
import type { Subjects } from './subjects';

/** OpenID Connect Core section 5.3: who the user of a token with the scope `openid` is. */
export const userinfoRoutes = ({ guard, subjects }: { guard: Guard; subjects: Subjects }): Router => {
  const answer = Router();
  answer.all('/userinfo', guard.requireScope('openid'), async (req, res) => {
    const { username, scopes } = callerOf(req);
    const subject = await subjects.find(username);
    res.setHeader('cache-control', 'no-store');
    res.json({
      sub: username,
      ...(scopes.includes('profile') ? { preferred_username: username, roles: subject?.roles ?? [] } : {}),
      ...(scopes.includes('email') && subject?.email ? { email: subject.email } : {}),
    });
  });
  return answer;
};
