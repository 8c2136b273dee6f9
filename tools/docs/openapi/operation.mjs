// The short way in which fragments write operations, made into those of OpenAPI:
//
//   access      scopes of which one is needed; `open`: nobody is asked; `optional`: a token is looked at when there is one;
//               `basic`: an administrator's name and password, or a token
//   parameters  names of common ones; or { query: sortBy, type: enum(name, version), default: name, about: ... }, likewise path and header
//   body        the schema of a JSON body; { optional: Schema } where it may be missing
//   form        { file?: binary, url?: string }: fields of multipart/form-data
//   ifMatch     true: the request may name the version that it means
//   answers     status -> schema of the JSON, `null` for no body, or { 'text/plain': string }; a GET may answer 304 besides
//   errors      statuses of errors beside those that follow from the rest
import { expandSchema } from './shorthand.mjs';

const statusText = {
  200: 'Done', 201: 'Made', 202: 'Taken up', 204: 'Done, and there is nothing to say', 303: 'It is elsewhere', 304: 'The caller has it already',
  400: 'The request is not understood', 401: 'The caller is not known', 403: 'The caller may not do this', 404: 'There is no such thing', 405: 'Not offered here', 406: 'Not offered like this', 409: 'The state does not allow it',
  412: 'It was changed in the meantime', 413: 'Too large', 415: 'Of a kind that is not read here', 429: 'Too many requests', 500: 'A fault of ours', 502: 'A neighbour answers badly', 503: 'Not now',
};

const isShort = (parameter) => ['query', 'path', 'header'].find((place) => Object.hasOwn(parameter, place));

const parameterOf = (parameter, common, zodSchema) => {
  if (typeof parameter === 'string') {
    if (!Object.hasOwn(common, parameter)) throw new Error(`there is no common parameter "${parameter}"`);
    return { $ref: `#/components/parameters/${parameter}` };
  }
  const place = isShort(parameter);
  if (!place) return parameter;
  const { [place]: name, about, required = place === 'path', ...schema } = parameter;
  const { description, ...expanded } = expandSchema({ type: 'string', ...schema }, zodSchema);
  return { name, in: place, ...((about ?? description) && { description: about ?? description }), ...(required && { required }), schema: expanded };
};

/** What was not said of the path's own parameters. */
const missing = (path, given) => {
  const said = new Set(given.map((one) => (typeof one === 'string' ? one : (one.path ?? one.name))));
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).filter((name) => !said.has(name)).map((name) => ({ path: name, minLength: 1, maxLength: 512 }));
};

const securityOf = (access) => {
  if (access === 'open') return [];
  if (access === 'optional') return [{}, { oauth2: [] }];
  if (access === 'basic') return [{ basic: [] }, { oauth2: [] }];
  if (!Array.isArray(access) || access.length === 0) throw new Error('says nothing of access');
  return access.map((scope) => ({ oauth2: [scope] }));
};

const contentOf = (answer, zodSchema, json) => {
  const isMedia = typeof answer === 'object' && Object.keys(answer).every((name) => name.includes('/'));
  if (!isMedia) return { [json]: { schema: expandSchema(answer, zodSchema) } };
  return Object.fromEntries(Object.entries(answer).map(([media, schema]) => [media, { schema: expandSchema(schema, zodSchema) }]));
};

/** Every answer to a GET has an entity tag. */
const withNotModified = (method, answers) => (method === 'get' && Object.hasOwn(answers, 200) ? { ...answers, 304: null } : answers);

const answersOf = (answers, zodSchema, json) =>
  Object.fromEntries(
    Object.entries(answers).map(([status, answer]) => {
      if (answer?.description && (answer.content || answer.headers)) return [status, answer];
      return [status, { description: statusText[status] ?? 'Answered', ...(answer !== null && { content: contentOf(answer, zodSchema, json) }) }];
    }),
  );

const bodyOf = ({ body, form }, zodSchema, json) => {
  if (form) return { required: true, content: { 'multipart/form-data': { schema: expandSchema({ has: form }, zodSchema) } } };
  if (body === undefined) return undefined;
  const optional = typeof body === 'object' && Object.hasOwn(body, 'optional');
  return { required: !optional, content: { [json]: { schema: expandSchema(optional ? body.optional : body, zodSchema) } } };
};

/** What may go wrong with every request of this form. */
const errorsOf = ({ access, body, form, ifMatch, errors = [] }, { path, method, parameters }) => {
  // What takes a body by its method says so of one that it cannot read, whether it uses it or not.
  const read = body !== undefined || form !== undefined || ['post', 'put', 'patch'].includes(method);
  const all = [
    ...(parameters.length > 0 || read ? [400] : []),
    ...(access === 'open' ? [] : [401]),
    ...(Array.isArray(access) || access === 'basic' ? [403] : []),
    ...(path.includes('{') ? [404] : []),
    ...(ifMatch ? [412] : []),
    ...(read ? [413, 415] : []),
    ...errors,
    500,
    503,
  ];
  return [...new Set(all)].sort((a, b) => a - b);
};

/** What an error looks like, by its status. @returns components of OpenAPI */
export const errorResponses = (errorSchema, json = 'application/json') =>
  Object.fromEntries(
    Object.keys(statusText)
      .filter((status) => Number(status) >= 400)
      .map((status) => [`${errorSchema}${status}`, { description: statusText[status], content: { [json]: { schema: { $ref: `#/components/schemas/${errorSchema}` } } } }]),
  );

/**
 * @param {{ path: string, method: string, operation: object, tag: string, common: object, zodSchema: (reference: string) => object, errorSchema: string, owner?: string, json?: string }} of `json`: the media type of bodies and answers in JSON
 * @returns {object} an operation of OpenAPI
 */
export const expandOperation = ({ path, method, operation, tag, common, zodSchema, errorSchema, owner, json = 'application/json' }) => {
  const { access, parameters: given = [], body, form, ifMatch, answers, summary, ...rest } = operation;
  delete rest.errors;
  if (!answers) throw new Error('has no answers');
  const parameters = [...missing(path, given), ...given, ...(ifMatch ? ['ifMatch'] : [])].map((one) => parameterOf(one, common, zodSchema));
  const requestBody = bodyOf({ body, form }, zodSchema, json);
  const faults = errorsOf(operation, { path, method, parameters }).map((status) => [status, { $ref: `#/components/responses/${errorSchema}${status}` }]);
  return {
    tags: [tag],
    summary,
    ...rest,
    ...(owner && { 'x-answered-by': owner }),
    security: securityOf(access),
    ...(parameters.length > 0 && { parameters }),
    ...(requestBody && { requestBody }),
    // An error that has a body of its own kind is described among the answers, and stays so.
    responses: { ...Object.fromEntries(faults), ...answersOf(withNotModified(method, answers), zodSchema, json) },
  };
};
