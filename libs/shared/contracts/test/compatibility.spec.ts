import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { eventCatalogue, type EventDefinition } from '../src/index';
import { breakingChanges, type Schema } from './refusals';

interface Snapshot {
  readonly topic: string;
  readonly deletedType: string | null;
  readonly data: Schema;
}

const all: readonly EventDefinition[] = eventCatalogue;
const folder = join(__dirname, 'schemas');
const nameOf = ({ type, version }: EventDefinition): string => `${type}.v${version}.json`;
const snapshotOf = ({ topic, deletedType, data }: EventDefinition): Snapshot => ({
  topic: topic.name,
  deletedType: deletedType ?? null,
  data: z.toJSONSchema(data, { io: 'input', unrepresentable: 'any' }) as Schema,
});
const textOf = (event: EventDefinition): string => `${JSON.stringify(snapshotOf(event), null, 2)}\n`;
const advice = 'WRITE_SCHEMAS=1 npx jest compatibility, in libs/shared/contracts, records it';

describe.each(all.map((event) => [event.type, event] as const))('%s', (_type, event) => {
  const file = join(folder, nameOf(event));

  test('breaks neither old records nor old readers without a new version', () => {
    if (!existsSync(file)) return; // a new event or version: the next test asks for it
    const old = JSON.parse(readFileSync(file, 'utf8')) as Snapshot;
    const { topic, deletedType, data } = snapshotOf(event);

    expect({ topic, deletedType, broken: breakingChanges(old.data, data) }).toEqual({
      topic: old.topic,
      deletedType: old.deletedType,
      broken: [],
    });
  });

  test('has its schema recorded, so that the next change is compared with it', () => {
    const old = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Snapshot) : undefined;
    if (process.env['WRITE_SCHEMAS'] && (!old || breakingChanges(old.data, snapshotOf(event).data).length === 0))
      writeFileSync(file, textOf(event));

    expect({ advice, text: existsSync(file) ? readFileSync(file, 'utf8') : '' }).toEqual({ advice, text: textOf(event) });
  });
});

test('no recorded version is taken back', () => {
  const versions = new Map(all.map(({ type, version }) => [type, version]));
  const ahead = readdirSync(folder).filter((name) => {
    const [, type = '', version] = /^(.+)\.v(\d+)\.json$/.exec(name) ?? [];
    return Number(version) > (versions.get(type) ?? 0);
  });

  expect(ahead).toEqual([]);
});
