import type { ShapeError } from '@quintet/management-api';
import { commonProblems, type Problem } from '@quintet/service-kit';
import { problems } from '../../problems';
import { urns } from './scim-schemas';

export const SCIM_MEDIA_TYPE = 'application/scim+json';

/** RFC 7644 section 3.12, table 9. */
const scimTypes: ReadonlyMap<Problem, string> = new Map([
  [problems.SCIM_INVALID_FILTER, 'invalidFilter'],
  [problems.SCIM_INVALID_PATH, 'invalidPath'],
  [problems.SCIM_NO_TARGET, 'noTarget'],
  [problems.SCIM_INVALID_VALUE, 'invalidValue'],
  [problems.SCIM_READ_ONLY, 'mutability'],
  [problems.SCIM_TOO_MANY, 'tooMany'],
  [problems.USER_EXISTS, 'uniqueness'],
  [problems.ROLE_EXISTS, 'uniqueness'],
  [problems.SYSTEM_ROLE, 'mutability'],
  [problems.WRONG_PASSWORD, 'invalidValue'],
  [commonProblems.INVALID_INPUT, 'invalidValue'],
  [commonProblems.MALFORMED_BODY, 'invalidSyntax'],
]);

const path = /^\/(t\/[^/]+\/)?scim2(\/|$)/;

/** SCIM's error, and beside it the members of our other APIs, which name the faults by field. */
export const shapeScimError: ShapeError = (body, { problem }, req, res) => {
  if (!path.test(req.originalUrl)) return body;
  res.type(SCIM_MEDIA_TYPE);
  const scimType = scimTypes.get(problem);
  return { schemas: [urns.error], status: String(problem.status), ...(scimType === undefined ? {} : { scimType }), detail: body.description, ...body };
};
