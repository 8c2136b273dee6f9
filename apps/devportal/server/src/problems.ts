import { defineProblems } from '@quintet/service-kit';

/** What can go wrong at the developer portal, one line each. Numbers are WSO2's where they are known. */
export const problems = defineProblems({
  API_NOT_FOUND: { status: 404, title: 'There is no such API', fault: 'caller', code: 900308 },
  API_NOT_OFFERED: { status: 403, title: 'The API is not offered to developers in its present state', fault: 'caller' },
  DEFINITION_NOT_FOUND: { status: 404, title: 'The API has no definition yet', fault: 'caller' },
  ENVIRONMENT_NOT_FOUND: { status: 404, title: 'The API is not deployed on that environment', fault: 'caller' },
  DOCUMENT_NOT_FOUND: { status: 404, title: 'There is no such document', fault: 'caller' },
  THUMBNAIL_NOT_FOUND: { status: 404, title: 'The API has no thumbnail', fault: 'caller' },
  QUERY_INVALID: { status: 400, title: 'The search is not understood', fault: 'caller' },
  RATING_NOT_FOUND: { status: 404, title: 'You have not rated this API', fault: 'caller' },
  COMMENT_NOT_FOUND: { status: 404, title: 'There is no such comment', fault: 'caller' },
  COMMENT_NOT_YOURS: { status: 403, title: 'Only its author may change a comment; its author or a moderator may delete it', fault: 'caller' },
  POLICY_NOT_FOUND: { status: 404, title: 'There is no such throttling policy', fault: 'caller' },
  POLICY_NOT_OFFERED: { status: 400, title: 'That throttling policy cannot be chosen here', fault: 'caller', code: 900305 },
  APPLICATION_NOT_FOUND: { status: 404, title: 'There is no such application', fault: 'caller' },
  APPLICATION_NOT_YOURS: { status: 403, title: 'Only its owner may do this with an application', fault: 'caller' },
  APPLICATION_NAME_TAKEN: { status: 409, title: 'You have an application of that name', fault: 'caller' },
  SUBSCRIPTION_NOT_FOUND: { status: 404, title: 'There is no such subscription', fault: 'caller' },
  SUBSCRIPTION_EXISTS: { status: 409, title: 'The application is subscribed to the API already', fault: 'caller' },
  SUBSCRIPTION_NOT_OPEN: { status: 403, title: 'The API takes no new subscriptions in its present state', fault: 'caller' },
  KEY_NOT_FOUND: { status: 404, title: 'The application has no such keys', fault: 'caller' },
  KEY_EXISTS: { status: 409, title: 'The application has keys of that type already', fault: 'caller', code: 901409 },
  KEY_MANAGER_UNKNOWN: { status: 400, title: 'There is no such key manager', fault: 'caller', code: 901403 },
  KEY_REQUEST_REFUSED: { status: 400, title: 'The key manager refused the request', fault: 'caller' },
  KEY_CLIENT_GONE: { status: 409, title: 'The key manager no longer knows this client: clean the keys up and generate them again', fault: 'caller' },
});
