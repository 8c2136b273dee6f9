import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as contracts from '@quintet/contracts';
import { topics, type EventDefinition } from '@quintet/contracts';
import { readGuide, root } from './kafka-guide';

const folders: Readonly<Record<string, string>> = {
  'key-manager': 'apps/key-manager/src',
  publisher: 'apps/publisher/server/src',
  devportal: 'apps/devportal/server/src',
  'traffic-manager': 'apps/traffic-manager/src',
  gateway: 'apps/gateway/src',
};
const identity = 'libs/shared/management-api/src/follow-identity.ts'; // every service follows it
const status = 'libs/shared/control-plane/src/service-status.ts'; // every service with a database reports by it
const explanations = 'libs/shared/control-plane/src/decision-records.ts'; // the portals ask by it
const all: readonly EventDefinition[] = contracts.eventCatalogue;
const byName = new Map(Object.entries(contracts).flatMap(([name, value]) => (all.includes(value as EventDefinition) ? [[name, value as EventDefinition] as const] : [])));

const textsIn = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/\.(spec|itest|contract|bench)\.ts$/.test(file))
    .map((file) => readFileSync(join(root, folder, file), 'utf8'));
const topicsNamedIn = (texts: readonly string[]): Set<string> =>
  new Set([...byName].filter(([name]) => texts.some((text) => new RegExp(`\\b${name}\\b`).test(text))).map(([, { topic }]) => topic.name));

test.each(readGuide().map((granted) => [granted.service, granted] as const))('%s is granted what it names in its code, and nothing else', (service, { read, write }) => {
  const texts = textsIn(folders[service] ?? '');
  const asks = texts.some((text) => text.includes('createDecisionRecords'));
  const shared = service === 'gateway' ? [identity] : [identity, status, ...(asks ? [explanations] : [])];
  const named = topicsNamedIn([...texts, ...shared.map((file) => readFileSync(join(root, file), 'utf8'))]);

  expect([...new Set([...read, ...write])].sort()).toEqual([...named, topics.deadLetters.name].sort());
});

test('every service is in the guide, and every topic is written by one and read by one', () => {
  const granted = readGuide();
  const written = new Set(granted.flatMap(({ write }) => write));
  const read = new Set(granted.flatMap((one) => one.read));

  expect(granted.map(({ service }) => service).sort()).toEqual(Object.keys(folders).sort());
  expect([...written].sort()).toEqual(Object.values(topics).map(({ name }) => name).sort());
  expect([...read].sort()).toEqual(Object.values(topics).map(({ name }) => name).sort());
});
