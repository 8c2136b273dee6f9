import { defineProblems } from '@quintet/service-kit';

export const portalProblems = defineProblems({
  /** Its code is not that of the gateway's 401: pages tell the two apart by it. */
  SESSION_OVER: { status: 401, title: 'You are not logged in, or your session is over', fault: 'caller' },
  CSRF_REFUSED: { status: 403, title: 'The request did not come from a page of this portal', fault: 'caller' },
  RESOURCE_KIND_REFUSED: { status: 403, title: 'Answers of services are data: they are not loaded as scripts, styles or frames', fault: 'caller' },
  LOGIN_REFUSED: { status: 403, title: 'The key manager did not log you in', fault: 'caller' },
  LOGIN_EXPIRED: { status: 400, title: 'This log-in is over, or was begun in another browser', fault: 'caller' },
  TRY_OUT_ENVIRONMENT_UNKNOWN: { status: 404, title: 'There is no such gateway environment', fault: 'caller' },
  TRY_OUT_TOO_OFTEN: { status: 429, title: 'Too many calls in a short time: wait a little', fault: 'caller', retryable: true },
  TRY_OUT_GATEWAY_AWAY: { status: 503, title: 'The gateway of that environment does not answer the portal', fault: 'upstream', retryable: true },
});
