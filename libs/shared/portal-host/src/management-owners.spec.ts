import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { managementOwners, ownerOf } from './management-owners';

test('the longest prefix of whole segments counts', () => {
  expect(ownerOf('/api/am/admin/v4/throttling/policies')).toBe('traffic-manager');
  expect(ownerOf('/api/am/admin/v4/throttlings')).toBe('publisher');
  expect(ownerOf('/api/am/admin/v4/event-hub/resync/devportal')).toBe('devportal');
  expect(ownerOf('/api/am/admin/v44')).toBeUndefined();
});

test('the proxy in front and the portals agree on who answers what', () => {
  const template = readFileSync(join(__dirname, '../../../../deploy/proxy/default.conf.template'), 'utf8');
  const rows = [...template.matchAll(/^ {2}~(\S+)\s+([\w-]+);/gm)].map(([, pattern = '', owner = '']) => ({ pattern: new RegExp(pattern), owner }));
  const proxied = (path: string): string | undefined => rows.find(({ pattern }) => pattern.test(path))?.owner;
  expect(rows.length).toBeGreaterThan(10);

  for (const prefix of Object.keys(managementOwners)) {
    for (const path of [prefix, `${prefix}/x`]) expect([path, proxied(path)]).toEqual([path, ownerOf(path)]);
  }
  // What the proxy knows of the admin API, so that no service is left out here.
  for (const path of [...template.matchAll(/\^(\/api\/am\/admin\/v4[\w/-]*)/g)].map(([, prefix = '']) => `${prefix}/x`)) expect([path, ownerOf(path)]).toEqual([path, proxied(path)]);
});
