import { defineProblems } from '@quintet/service-kit';

export const problems = defineProblems({
  WRONG_CREDENTIALS: { status: 401, title: 'The user name or the password is wrong', fault: 'caller', code: 900901 },
  TOO_MANY_ATTEMPTS: { status: 429, title: 'Too many attempts to log in', fault: 'caller', retryable: true },
  NOT_AN_ADMINISTRATOR: { status: 403, title: 'Only an administrator may do this', fault: 'caller' },
  NOT_THE_OWNER: { status: 403, title: 'A client is registered for its own user only', fault: 'caller' },
  USER_NOT_FOUND: { status: 404, title: 'There is no such user', fault: 'caller' },
  USER_EXISTS: { status: 409, title: 'There is a user of that name', fault: 'caller' },
  USER_IS_CALLER: { status: 409, title: 'Nobody may remove himself, or his own administration', fault: 'caller' },
  TENANT_DISABLED: { status: 403, title: 'The tenant is disabled: none of its users may log in', fault: 'caller' },
  TENANT_NOT_FOUND: { status: 404, title: 'There is no such tenant', fault: 'caller' },
  TENANT_EXISTS: { status: 409, title: 'There is a tenant of that domain, or was', fault: 'caller' },
  TENANT_ACTIVE: { status: 409, title: 'The tenant must be disabled before it is deleted', fault: 'caller' },
  SUPER_TENANT: { status: 409, title: 'The super tenant can be neither disabled nor deleted', fault: 'caller' },
  NOT_THE_SUPER_TENANT: { status: 403, title: 'Only administrators of the super tenant may do this', fault: 'caller' },
  CLIENT_NOT_FOUND: { status: 404, title: 'There is no such OAuth client', fault: 'caller' },
  LOGIN_EXPIRED: { status: 400, title: 'This log-in has expired or was not started here', fault: 'caller' },
});
