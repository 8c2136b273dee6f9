import type { OpenApiDocument } from '../definition';
import { compareDefinitions } from './compare-definitions';
import { changeKinds, type ChangeKind, type ValueKind, type ValueOwner } from './definition-change';

type Json = Record<string, unknown>;
const ok = { '200': { description: 'ok' } };
const withPaths = (paths: Json, rest: Json = {}): OpenApiDocument => ({ openapi: '3.0.3', info: { title: 'Pizza', version: '1' }, paths, ...rest });
const withOperation = (operation: Json, rest?: Json): OpenApiDocument => withPaths({ '/menu': { post: { responses: ok, ...operation } } }, rest);
const kindsOf = (before: OpenApiDocument, after: OpenApiDocument): string[] => compareDefinitions(before, after).map(({ kind, breaking }) => `${kind}${breaking ? '!' : ''}`);

/** A definition that uses a schema as parameter, request body or answer. */
const holders: Readonly<Record<ValueOwner, (schema: unknown) => OpenApiDocument>> = {
  parameter: (schema) => withOperation({ parameters: [{ name: 'filter', in: 'query', content: { 'application/json': { schema } } }] }),
  request: (schema) => withOperation({ requestBody: { content: { 'application/json': { schema } } } }),
  response: (schema) => withOperation({ responses: { '200': { description: 'ok', content: { 'application/json': { schema } } } } }),
};
const fields = (properties: Json, required: string[] = []): Json => ({ type: 'object', properties, required });
const text = { type: 'string' };
const named = (names: string[]): Json => ({ oneOf: names.map((name) => ({ $ref: `other.yaml#/${name}` })) });

/** One schema, another one, and what the way there and the way back are called; a `!` means that it breaks that side. */
const values: [what: string, before: unknown, after: unknown, there: ValueKind, back: ValueKind][] = [
  ['a type', { type: 'number' }, { type: 'integer' }, 'type-narrowed', 'type-widened'],
  ['null', { type: 'string', nullable: true }, text, 'type-narrowed', 'type-widened'],
  ['any type', {}, text, 'type-narrowed', 'type-widened'],
  ['another type', text, { type: 'boolean' }, 'type-changed', 'type-changed'],
  ['another format', { ...text, format: 'date' }, { ...text, format: 'email' }, 'type-changed', 'type-changed'],
  ['a wider format', { type: 'integer', format: 'int64' }, { type: 'integer', format: 'int32' }, 'limits-narrowed', 'limits-widened'],
  ['values', { enum: ['a', 'b'] }, { enum: ['a'] }, 'values-removed', 'values-added'],
  ['a list of values', text, { ...text, enum: ['a'] }, 'values-removed', 'values-added'],
  ['a length', { ...text, maxLength: 9 }, { ...text, maxLength: 8 }, 'limits-narrowed', 'limits-widened'],
  ['a minimum', { type: 'integer' }, { type: 'integer', minimum: 0 }, 'limits-narrowed', 'limits-widened'],
  ['an exclusive minimum', { type: 'integer', minimum: 0 }, { type: 'integer', minimum: 0, exclusiveMinimum: true }, 'limits-narrowed', 'limits-widened'],
  ['a divisor', { type: 'integer', multipleOf: 2 }, { type: 'integer', multipleOf: 4 }, 'limits-narrowed', 'limits-widened'],
  ['a pattern where there was none', text, { ...text, pattern: '^a' }, 'limits-narrowed', 'limits-widened'],
  ['another pattern', { ...text, pattern: '^b' }, { ...text, pattern: '^a' }, 'cannot-be-judged', 'cannot-be-judged'],
  ['not', { not: text }, { not: { type: 'number' } }, 'cannot-be-judged', 'cannot-be-judged'],
  ['alternatives where there were none', text, { ...text, oneOf: [{ maxLength: 3 }, { maxLength: 5 }] }, 'cannot-be-judged', 'cannot-be-judged'],
  ['unnamed alternatives', { anyOf: [{ maxLength: 3 }, { minLength: 5 }] }, { anyOf: [{ maxLength: 4 }, { minLength: 6 }] }, 'cannot-be-judged', 'cannot-be-judged'],
  ['another document', { $ref: 'other.yaml#/A' }, { $ref: 'other.yaml#/B' }, 'cannot-be-judged', 'cannot-be-judged'],
  ['a named alternative', named(['Cat', 'Dog']), named(['Dog']), 'alternative-removed', 'alternative-added'],
  ['a field', fields({ a: text }), fields({}), 'property-removed', 'property-added'],
  ['need of a field', fields({ a: text }), fields({ a: text }, ['a']), 'property-became-required', 'property-became-optional'],
  ['elements', { type: 'array', items: { type: 'number' } }, { type: 'array', items: { type: 'integer' } }, 'type-narrowed', 'type-widened'],
  ['further fields', { type: 'object', additionalProperties: { type: 'number' } }, { type: 'object', additionalProperties: { type: 'integer' } }, 'type-narrowed', 'type-widened'],
];
/** Whom each kind breaks: who sends, who reads, both or nobody. */
const sends = ['type-narrowed', 'values-removed', 'limits-narrowed', 'alternative-removed', 'property-added-required', 'property-became-required'];
const reads = ['type-widened', 'values-added', 'limits-widened', 'alternative-added', 'property-became-optional'];
const marked = (owner: ValueOwner, kind: ValueKind): string => {
  const breaking = ['type-changed', 'cannot-be-judged', 'property-removed', ...(owner === 'response' ? reads : sends)].includes(kind);
  return `${owner}.${kind}${breaking ? '!' : ''}`;
};

describe.each(Object.entries(holders) as [ValueOwner, (typeof holders)['request']][])('a value of a %s', (owner, hold) => {
  test.each(values)('%s changes', (_what, before, after, there, back) => {
    expect(kindsOf(hold(before), hold(after))).toEqual([marked(owner, there)]);
    expect(kindsOf(hold(after), hold(before))).toEqual([marked(owner, back)]);
  });

  test('a field that comes and is required', () => {
    expect(kindsOf(hold(fields({})), hold(fields({ a: text }, ['a'])))).toEqual([owner === 'response' ? 'response.property-added' : `${owner}.property-added-required!`]);
  });

  test('further fields that are refused', () => {
    const [open, closed] = [hold({ type: 'object' }), hold({ type: 'object', additionalProperties: false })];
    expect(kindsOf(open, closed)).toEqual([owner === 'response' ? 'response.limits-narrowed' : `${owner}.limits-narrowed!`]);
    expect(kindsOf(closed, open)).toEqual([`${owner}.limits-widened`]);
  });
});

const parameter = (more: Json): OpenApiDocument => withOperation({ parameters: [{ name: 'size', in: 'query', schema: text, ...more }] });
const body = (more: Json): OpenApiDocument => withOperation({ requestBody: { content: { 'application/json': {} }, ...more } });
const answer = (more: Json, status = '200'): OpenApiDocument => withOperation({ responses: { ...ok, [status]: { description: 'ok', ...more } } });
const schemes = { components: { securitySchemes: { login: { type: 'oauth2', flows: {} }, key: { type: 'apiKey', in: 'header', name: 'X-Key' } } } };
const secured = (...security: Json[]): OpenApiDocument => withOperation({ security }, schemes);
const nothing = withOperation({});
const served = (...urls: string[]): OpenApiDocument => withPaths({}, { servers: urls.map((url) => ({ url })) });

/** A definition, another one, and the changes there and back; a `!` means breaking. */
const rows: [what: string, before: OpenApiDocument, after: OpenApiDocument, there: string[], back: string[]][] = [
  ['an operation', nothing, withPaths({}), ['operation.removed!'], ['operation.added']],
  ['deprecation', nothing, withOperation({ deprecated: true }), ['operation.deprecated'], ['operation.no-longer-deprecated']],
  ['callbacks', nothing, withOperation({ callbacks: { done: {} } }), ['operation.cannot-be-judged!'], ['operation.cannot-be-judged!']],
  ['webhooks', nothing, withOperation({}, { webhooks: { done: {} } }), ['operation.cannot-be-judged!'], ['operation.cannot-be-judged!']],
  ['an optional parameter', parameter({}), nothing, ['parameter.removed!'], ['parameter.added-optional']],
  ['a required parameter', parameter({ required: true }), nothing, ['parameter.removed!'], ['parameter.added-required!']],
  ['need of a parameter', parameter({}), parameter({ required: true }), ['parameter.became-required!'], ['parameter.became-optional']],
  ['the place of a parameter', parameter({}), parameter({ in: 'header' }), ['parameter.location-changed!'], ['parameter.location-changed!']],
  ['the spelling of a list', parameter({ schema: { type: 'array' } }), parameter({ schema: { type: 'array' }, explode: false }), ['parameter.serialization-changed!'], ['parameter.serialization-changed!']],
  ['an optional body', body({}), nothing, ['request.body-removed!'], ['request.body-added-optional']],
  ['a required body', body({ required: true }), nothing, ['request.body-removed!'], ['request.body-added-required!']],
  ['need of a body', body({}), body({ required: true }), ['request.body-became-required!'], ['request.body-became-optional']],
  ['a media type of a request', body({ content: { 'application/json': {}, 'text/xml': {} } }), body({}), ['request.media-type-removed!'], ['request.media-type-added']],
  ['a media range of a request', body({ content: { '*/*': {} } }), body({}), ['request.media-type-removed!'], ['request.media-type-added']],
  ['an answer', answer({}, '201'), nothing, ['response.status-removed!'], ['response.status-added']],
  ['an error', answer({}, '404'), nothing, ['response.error-status-removed'], ['response.status-added']],
  ['the default beside a success', answer({}, 'default'), nothing, ['response.error-status-removed'], ['response.status-added']],
  ['a media type of an answer', answer({ content: { 'text/xml': {} } }), nothing, ['response.media-type-removed!'], ['response.media-type-added']],
  ['a header of an answer', answer({ headers: { ETag: { schema: text } } }), nothing, ['response.header-removed!'], ['response.header-added']],
  ['any authentication at all', nothing, secured({ login: [] }), ['security.became-required!', 'security.scheme-added'], ['security.scheme-removed', 'security.became-optional']],
  ['x-auth-type', withOperation({ security: [{ login: [] }], 'x-auth-type': 'None' }, schemes), secured({ login: [] }), ['security.became-required!', 'security.scheme-added'], ['security.scheme-removed', 'security.became-optional']],
  ['a scope', secured({ login: [] }), secured({ login: ['write'] }), ['security.scope-added!'], ['security.scope-removed']],
  ['a scope beside an open door', secured({ login: [] }), secured({ login: ['write'] }, {}), ['security.scope-added', 'security.became-optional'], ['security.scope-removed', 'security.became-required!']],
  ['one way to authenticate of two', secured({ login: [] }, { key: [] }), secured({ login: [] }), ['security.scheme-removed!'], ['security.scheme-added']],
  ['another way to authenticate', secured({ login: [] }), secured({ key: [] }), ['security.scheme-removed!', 'security.scheme-added'], ['security.scheme-removed!', 'security.scheme-added']],
  ['two ways at once', secured({ login: [], key: [] }), secured({ key: [] }), ['security.scheme-removed', 'security.scheme-added'], ['security.scheme-removed!', 'security.scheme-added']],
  ['a server', served('https://a.example', 'https://b.example'), served('https://a.example/'), ['server.removed!'], ['server.added']],
  ['a base path', served('https://a.example/v1'), served('https://a.example/v2'), ['server.base-path-changed!'], ['server.base-path-changed!']],
  ['the server of an operation', nothing, withOperation({ servers: [{ url: '/eu' }] }), ['server.base-path-changed!'], ['server.base-path-changed!']],
];

test.each(rows)('%s changes', (_what, before, after, there, back) => {
  expect(kindsOf(before, after)).toEqual(there);
  expect(kindsOf(after, before)).toEqual(back);
});

test('every kind but those of the comparison itself stands in a table above', () => {
  const inRows = rows.flatMap(([, , , there, back]) => [...there, ...back]).map((kind) => kind.replace('!', ''));
  const inValues = (['parameter', 'request', 'response'] as const).flatMap((owner) => ['property-added-required', ...values.flatMap(([, , , there, back]) => [there, back])].map((kind) => `${owner}.${kind}`));
  const missing = changeKinds.filter((kind: ChangeKind) => !kind.startsWith('comparison.') && ![...inRows, ...inValues].includes(kind));
  expect(missing).toEqual([]);
});
