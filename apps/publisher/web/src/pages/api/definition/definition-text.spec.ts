import { formatOf, writeAs } from './definition-text';

const yaml = 'openapi: 3.0.1\ninfo:\n  title: A\n  version: "1"\npaths:\n  /a/{id}:\n    get:\n      parameters:\n        - name: id\n        - name: x\n';

test('YAML becomes JSON and comes back as it was', () => {
  const json = writeAs('json', yaml);
  expect(JSON.parse(json)).toMatchObject({ info: { version: '1' }, paths: { '/a/{id}': { get: {} } } });
  expect(writeAs('yaml', json)).toBe(yaml);
  expect([formatOf(json), formatOf(yaml)]).toEqual(['json', 'yaml']);
});

test('a text that doubles itself again and again is refused', () => {
  const bomb = ['a: &a [x,x,x,x,x,x,x,x,x,x]', ...[...'bcdefg'].map((name, i) => `${name}: &${name} [${Array(10).fill(`*${'abcdef'[i]}`).join(',')}]`)].join('\n');
  expect(() => writeAs('json', bomb)).toThrow();
});
