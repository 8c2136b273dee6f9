import type { PolicyKind } from './policy';
import { readPolicySearch } from './search-policies';

const policies: readonly { name: string; kind: PolicyKind }[] = [
  { name: 'Gold', kind: 'subscription' },
  { name: 'Gold', kind: 'application' },
  { name: 'Ten a minute', kind: 'advanced' },
];
const found = (query: string): string[] => policies.filter(readPolicySearch(query)).map(({ name, kind }) => `${kind} ${name}`);

test.each([
  ['', ['subscription Gold', 'application Gold', 'advanced Ten a minute']],
  ['null', ['subscription Gold', 'application Gold', 'advanced Ten a minute']],
  ['type:all', ['subscription Gold', 'application Gold', 'advanced Ten a minute']],
  ['type:api', ['advanced Ten a minute']],
  ['type:global', []],
  ['name:Gold', ['subscription Gold', 'application Gold']],
  ['name:Gold type:sub', ['subscription Gold']],
  [' type : app  name:"Gold" ', ['application Gold']],
  ['name:"Ten a minute"', ['advanced Ten a minute']],
  ['name:Gol', []],
])('%j', (query, expected) => expect(found(query)).toEqual(expected));

test.each(['Gold', 'type:x', 'colour:red', 'name:', 'name:Gold x'])('%j is refused, and what there is named', (query) => {
  expect(() => readPolicySearch(query)).toThrow(/type:<one of all, app, sub, api, global>/);
});
