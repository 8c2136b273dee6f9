import { checkDefinition, maxDefinitionBytes, parseDefinition, readOperations, writeOperations, type OpenApiDocument } from './index';

const minimal = (version: Record<string, string>): OpenApiDocument => ({ ...version, info: { title: 'Pizza', version: '1.0.0' }, paths: { '/menu': { get: { responses: { '200': { description: 'ok' } } } } } });
const parsed = (text: string): OpenApiDocument => {
  const result = parseDefinition(text);
  if (!result.ok) throw new Error(result.reason);
  return result.document;
};

describe('reading the text', () => {
  test.each([
    ['JSON', '{"openapi":"3.0.1"}'],
    ['YAML', 'openapi: 3.0.1\n'],
    ['YAML in flow style', '{openapi: 3.0.1}'],
    ['text with a byte order mark', '\uFEFF{"openapi":"3.0.1"}'],
  ])('%s is read', (_name, text) => expect(parsed(text)).toEqual({ openapi: '3.0.1' }));

  test.each([
    ['no object', '[1]', 'no object'],
    ['nothing', '', 'no object'],
    ['broken JSON', '{"openapi": ', 'JSON'],
    ['broken YAML', 'a: [1', 'unexpected end'],
    ['deep JSON', `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 'nested'],
    ['deep YAML', `a: ${'['.repeat(100_000)}`, 'nested'],
    ['a tree of 300 levels', `{"a":${'{"b":'.repeat(300)}1${'}'.repeat(300)}}`, 'deeper than 200'],
  ])('%s is refused with the reason', (_name, text, reason) => expect(parseDefinition(text)).toMatchObject({ ok: false, tooLarge: false, reason: expect.stringContaining(reason) }));

  test('merge keys are followed, and dates stay text', () => {
    expect(parsed('a: &a {b: 1}\nc: {<<: *a, d: 2001-12-14}\n')).toEqual({ a: { b: 1 }, c: { b: 1, d: '2001-12-14' } });
  });

  test('a name that every object has is a key like others', () => {
    expect(Object.keys(parsed('__proto__: {polluted: 1}\n'))).toEqual(['__proto__']);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  test('a version that looks like a number is kept as it is written', () => {
    expect(parsed('info:\n  version: 1.0\n')).toEqual({ info: { version: '1.0' } });
  });

  test('aliases that multiply are refused', () => {
    const bomb = ['a: &a [x,x,x,x,x,x,x,x,x,x]', ...[...'bcdefghijk'].map((name, i) => `${name}: &${name} [${Array(10).fill(`*${'abcdefghij'[i]}`).join(',')}]`)].join('\n');
    expect(parseDefinition(bomb)).toMatchObject({ ok: false, tooLarge: true, reason: expect.stringContaining('aliases') });
  });

  test('a large text that is named many times is refused, and so is one that contains itself', () => {
    const large = `a: &a "${'x'.repeat(1_000_000)}"\nb: [${Array(50).fill('*a').join(', ')}]\n`;
    expect(parseDefinition(large)).toMatchObject({ ok: false, tooLarge: true });
    expect(parseDefinition('a: &a\n  b: *a\n')).toMatchObject({ ok: false });
  });

  test('more than the limit is refused as too large', () => {
    expect(parseDefinition(' '.repeat(maxDefinitionBytes + 1))).toMatchObject({ ok: false, tooLarge: true });
  });
});

describe('checking', () => {
  test.each([[{ swagger: '2.0' }], [{ openapi: '3.0.3' }], [{ openapi: '3.1.0' }]])('%j without a fault', (version) => {
    expect(checkDefinition(minimal(version as Record<string, string>))).toEqual([]);
  });

  test.each([
    ['no version at all', {}, '', 'neither'],
    ['a version to come', { openapi: '4.0.0', info: {} }, '', 'not understood'],
    ['a number as version', { openapi: 3 }, '', 'not understood'],
    ['no info', { openapi: '3.0.1' }, '/info', 'must be an object'],
    ['no title', { openapi: '3.0.1', info: { version: '1' }, paths: {} }, '/info', 'title'],
    ['an operation without responses', { openapi: '3.0.1', info: { title: 'a', version: '1' }, paths: { '/x': { get: {} } } }, '/paths/~1x/get', 'responses'],
    ['a pointer that leads nowhere', { ...minimal({ openapi: '3.0.1' }), components: { schemas: { A: { $ref: '#/components/schemas/B' } } } }, '/components/schemas/A', 'leads nowhere'],
  ])('%s is said with its place', (_name, document, at, reason) => {
    expect(checkDefinition(document as OpenApiDocument)[0]).toMatchObject({ at, reason: expect.stringContaining(reason) });
  });
});

describe('operations', () => {
  test('are read with their extensions and scopes, from 3.x', () => {
    const api = readOperations({
      openapi: '3.0.1',
      info: { title: 'Pizza', version: '1.0.0', description: 'Eat' },
      servers: [{ url: 'https://backend.example/v1' }],
      security: [{ login: ['read'] }],
      components: { securitySchemes: { login: { type: 'oauth2', flows: { implicit: { scopes: { read: 'Reads', write: 'Writes' }, 'x-scopes-bindings': { write: 'admin, chef' } } } } } },
      paths: {
        '/menu': { get: { 'x-auth-type': 'None' }, post: { security: [{ login: ['write'] }, { other: ['no'] }], 'x-throttling-tier': '10KPerMin' }, parameters: [] },
        '/shared': { $ref: '#/components/pathItems/Shared' },
      },
    });

    expect(api).toMatchObject({ title: 'Pizza', version: '1.0.0', description: 'Eat', server: 'https://backend.example/v1' });
    expect(api.operations).toEqual([
      { verb: 'GET', target: '/menu', authType: 'None', scopes: ['read'] },
      { verb: 'POST', target: '/menu', throttlingPolicy: '10KPerMin', scopes: ['write'] },
    ]);
    expect(api.scopes).toEqual([
      { name: 'read', description: 'Reads' },
      { name: 'write', description: 'Writes', bindings: ['admin', 'chef'] },
    ]);
  });

  test('are read from 2.0, with the address of its host', () => {
    const api = readOperations({
      swagger: '2.0',
      info: { title: 'P', version: '1' },
      host: 'backend.example',
      basePath: '/v1',
      schemes: ['http'],
      securityDefinitions: { login: { type: 'oauth2', scopes: { read: 'Reads' } } },
      paths: { '/a': { delete: { security: [{ login: ['read'] }] } } },
    });

    expect(api).toMatchObject({ server: 'http://backend.example/v1', operations: [{ verb: 'DELETE', target: '/a', scopes: ['read'] }] });
  });

  const operation = { verb: 'GET', target: '/orders/{id}', authType: 'Application', throttlingPolicy: 'Unlimited', scopes: ['read'] } as const;
  const scopes = [{ name: 'read', description: 'Reads', bindings: ['admin'] }];
  const toWrite = { title: 'Pizza', version: '1.0.0', description: '', operations: [operation], scopes };

  test.each([['a new document', undefined], ['2.0', minimal({ swagger: '2.0' })], ['3.0', minimal({ openapi: '3.0.1' })], ['3.1', minimal({ openapi: '3.1.0' })]])('written into %s are valid and read back the same', (_name, document) => {
    const written = writeOperations(document, toWrite);

    expect(checkDefinition(written)).toEqual([]);
    expect(readOperations(written)).toMatchObject({ operations: [operation], scopes });
  });

  test('keep what the document says besides, and lose what is not wanted any more', () => {
    const document = minimal({ openapi: '3.0.1' });
    const get = { summary: 'One order', security: [{ login: ['old'] }, { key: [] }], responses: { '200': { description: 'ok' } } };
    const written = writeOperations(
      { ...document, 'x-own': 1, components: { securitySchemes: { login: { type: 'oauth2', flows: {} } } }, paths: { '/menu': { get: {} }, '/orders/{id}': { get, put: {}, parameters: [] } } },
      toWrite,
    );

    expect(written).toMatchObject({ 'x-own': 1, paths: { '/orders/{id}': { parameters: [], get: { summary: 'One order', security: [{ key: [] }, { default: ['read'] }], 'x-auth-type': 'Application' } } } });
    expect(written['paths']).not.toHaveProperty('/menu');
    expect((written['paths'] as Record<string, object>)['/orders/{id}']).not.toHaveProperty('put');
  });
});
