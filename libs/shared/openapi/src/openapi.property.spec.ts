import fc from 'fast-check';
import { checkDefinition, parseDefinition, readOperations, writeOperations } from './index';

const verb = fc.constantFrom('GET' as const, 'POST' as const, 'PUT' as const, 'DELETE' as const, 'PATCH' as const, 'HEAD' as const, 'OPTIONS' as const);
const segment = fc.oneof(fc.stringMatching(/^[a-z0-9._~-]{1,8}$/), fc.stringMatching(/^\{[a-z]{1,6}\}$/), fc.constantFrom('__proto__', 'constructor', '*'));
const target = fc.array(segment, { minLength: 1, maxLength: 4 }).map((parts) => `/${parts.join('/')}`);
const scopeName = fc.stringMatching(/^[a-z]{1,4}:[a-z]{1,4}$/);

const api = fc
  .record({
    scopes: fc.uniqueArray(fc.record({ name: scopeName, description: fc.constantFrom('', 'Reads'), bindings: fc.uniqueArray(fc.stringMatching(/^[A-Za-z/]{1,8}$/), { maxLength: 3 }) }), { selector: ({ name }) => name, maxLength: 4 }),
    operations: fc.uniqueArray(fc.record({ verb, target, authType: fc.constantFrom('None', 'Application'), throttlingPolicy: fc.constantFrom('Unlimited', 'Gold'), pick: fc.nat() }), {
      selector: (operation) => `${operation.verb} ${operation.target}`,
      minLength: 1,
      maxLength: 12,
    }),
  })
  .map(({ scopes, operations }) => ({
    title: 'Any',
    version: '1',
    description: '',
    scopes,
    operations: operations.map(({ pick, ...operation }) => ({ ...operation, scopes: scopes.length > 0 && pick % 2 === 0 ? [scopes[pick % scopes.length]!.name] : [] })),
  }));
const byName = <T extends { verb: string; target: string }>(operations: readonly T[]): T[] => [...operations].sort((a, b) => `${a.verb} ${a.target}`.localeCompare(`${b.verb} ${b.target}`));

test('whatever operations are written into a definition are read back from its text', () => {
  fc.assert(
    fc.property(api, fc.constantFrom('2.0', '3.0.1', '3.1.0'), (wanted, version) => {
      const empty = version === '2.0' ? { swagger: version, info: { title: 'Any', version: '1' }, paths: {} } : { openapi: version, info: { title: 'Any', version: '1' }, paths: {} };
      const written = writeOperations(empty, wanted);
      expect(checkDefinition(written)).toEqual([]);
      const parsed = parseDefinition(JSON.stringify(written));
      if (!parsed.ok) throw new Error(parsed.reason);
      const read = readOperations(parsed.document);
      expect(byName(read.operations)).toEqual(byName(wanted.operations));
      expect([...read.scopes].sort((a, b) => a.name.localeCompare(b.name))).toEqual([...wanted.scopes].sort((a, b) => a.name.localeCompare(b.name)));
      expect(writeOperations(parsed.document, wanted)).toEqual(parsed.document);
    }),
    { numRuns: 300 },
  );
});

test('no text and no document makes reading, checking or writing throw', () => {
  const hostile = fc.oneof(
    fc.string({ maxLength: 200, unit: 'binary' }),
    fc.json({ maxDepth: 5 }),
    fc.array(fc.constantFrom('a', ':', ' ', '\n', '-', '&a', '*a', '{', '}', '[', ']', '<<', '!!', '|', '>', '"', "'", '#', '?', '%'), { maxLength: 60 }).map((parts) => parts.join('')),
    fc.dictionary(fc.constantFrom('paths', 'info', 'components', 'servers', 'security', 'securityDefinitions', 'host', 'schemes'), fc.anything({ maxDepth: 3 })).map((document) => JSON.stringify({ openapi: '3.0.0', ...document })),
  );
  fc.assert(
    fc.property(hostile, (text) => {
      const parsed = parseDefinition(text);
      if (!parsed.ok) return;
      checkDefinition(parsed.document);
      readOperations(parsed.document);
      writeOperations(parsed.document, { title: 'a', version: '1', description: '', operations: [], scopes: [] });
    }),
    { numRuns: 2_000 },
  );
});
