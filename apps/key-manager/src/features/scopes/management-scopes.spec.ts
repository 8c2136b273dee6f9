import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { managementScopes } from './management-scopes';

const apps = join(__dirname, '../../../../../apps');
const sources = readdirSync(apps, { recursive: true, encoding: 'utf8' }).filter(
  (path) => /(^|\/)src\/.*\.ts$/.test(path) && !/node_modules|\/dist\/|\.(spec|itest)\.ts$/.test(path),
);

test('every scope that a REST API of the system asks for can be given to somebody', () => {
  const used = new Map<string, string>();
  for (const path of sources) {
    for (const [scope] of readFileSync(join(apps, path), 'utf8').matchAll(/apim:[a-zA-Z_]+/g)) used.set(scope, path);
  }

  expect(used.size).toBeGreaterThan(0);
  expect([...used].filter(([scope]) => !managementScopes.has(scope))).toEqual([]);
});

test('admin has every scope, and each role only what is its own', () => {
  expect([...managementScopes.values()].every((bound) => bound.has('admin'))).toBe(true);
  expect(managementScopes.get('apim:api_publish')).toEqual(new Set(['admin', 'Internal/publisher']));
  expect(managementScopes.get('apim:subscribe')).toEqual(new Set(['admin', 'Internal/subscriber']));
});
