import { apiContentChanged, type ApiContent } from '@quintet/contracts';
import { createMemoryBus, outgoing, outgoingDeletion, type EventBus } from '@quintet/messaging';
import { createDatabase, migrate, sql, type Database } from '@quintet/persistence';
import { silentLogger } from '@quintet/service-kit';
import { createTestDatabase, eventually, type TestDatabase } from '@quintet/testkit';
import { migrations } from '../../migrations';
import type { ContentStore } from './content-store';
import { followContents } from './follow-contents';
import { createPgContentStore } from './pg-content-store';

const logger = silentLogger();
const organization = 'carbon.super';
let at: TestDatabase;
let database: Database;
let store: ContentStore;
beforeEach(async () => {
  at = await createTestDatabase();
  database = createDatabase({ url: at.url, logger });
  await migrate(database, migrations);
  store = createPgContentStore(database);
});
afterEach(async () => {
  await database.close();
  await at.drop();
});

const definition = (apiId: string, text: string): ApiContent => ({ kind: 'definition', apiId, organization, definition: text });
const record = (apiId: string, text: string, entityVersion: number) => outgoing(apiContentChanged, definition(apiId, text), { source: '/test', timeMs: 0, entityVersion });
/** A hub that outlives its processes, as far as a reader can tell. */
const durableHub = (): EventBus => ({ ...createMemoryBus({ logger }), durable: true });

const following = async (bus: EventBus, work: () => Promise<void>, from: ContentStore = store): Promise<void> => {
  const follower = followContents({ bus, store: from, logger });
  await follower.start();
  try {
    await eventually(() => expect(follower.readiness.failing()).toBeUndefined());
    await work();
  } finally {
    await follower.stop();
  }
};
const kept = async (): Promise<string[]> => (await database.rows<{ key: string }>(sql`select api_content.key from api_content order by api_content.key`)).map(({ key }) => key);

test('after a while away, what the hub no longer has is swept, and nothing else', async () => {
  const before = durableHub();
  await before.publish([record('kept', 'one', 1), record('deleted', 'two', 2)]);
  await following(before, async () => expect(await kept()).toEqual(['deleted/definition', 'kept/definition']));
  const after = durableHub();
  await after.publish([record('kept', 'one', 1), record('new', 'three', 3)]);

  await following(after, async () => eventually(async () => expect(await kept()).toEqual(['kept/definition', 'new/definition'])));
});

test('a hub that starts empty with its process sweeps nothing', async () => {
  const hub = createMemoryBus({ logger });
  await hub.publish([record('a', 'one', 1)]);
  await following(hub, async () => expect(await kept()).toEqual(['a/definition']));

  await following(createMemoryBus({ logger }), async () => {
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await kept()).toEqual(['a/definition']);
  });
});

test('what another process has taken in since the start is not swept', async () => {
  await store.put('old/definition', definition('old', 'x'), 1);
  const startedAt = await store.now();
  await store.put('fresh/definition', definition('fresh', 'x'), 2);

  expect(await store.sweep(startedAt, [])).toBe(1);
  expect(await kept()).toEqual(['fresh/definition']);
});

test('an older version that comes again changes nothing, a newer one does', async () => {
  await store.put('a/definition', definition('a', 'two'), 2);
  await store.put('a/definition', definition('a', 'one'), 1);
  expect(await store.definition(organization, 'a')).toBe('two');

  await store.put('a/definition', definition('a', 'three'), 3);
  expect(await store.definition(organization, 'a')).toBe('three');
  expect(await store.definition('other.org', 'a')).toBeUndefined();
});

test('a database that is away for a moment loses no content', async () => {
  const hub = durableHub();
  let failures = 3;
  const shaky: ContentStore = {
    ...store,
    put: async (...given) => {
      failures -= 1;
      if (failures >= 0) throw new Error('the database is away');
      await store.put(...given);
    },
  };
  await following(
    hub,
    async () => {
      await hub.publish([record('a', 'one', 1)]);
      await eventually(async () => expect(await kept()).toEqual(['a/definition']));
      await hub.publish([outgoingDeletion(apiContentChanged, 'a/definition', { source: '/test', timeMs: 0, entityVersion: 2 })]);
      await eventually(async () => expect(await kept()).toEqual([]));
    },
    shaky,
  );
});

test('what the database can never hold is put aside, and stops nothing behind it', async () => {
  const hub = durableHub();
  const poison: ApiContent = {
    ...{ kind: 'document', apiId: 'a', organization, documentId: 'd', name: 'nul \0', type: 'HOWTO', summary: '', sourceType: 'INLINE', sourceUrl: null },
    ...{ otherTypeName: null, visibility: 'API_LEVEL', fileName: null, content: null, createdMs: 0, updatedMs: 0 },
  };
  await hub.publish([outgoing(apiContentChanged, poison, { source: '/test', timeMs: 0, entityVersion: 1 }), record('b', 'two', 2)]);

  await following(hub, async () => expect(await kept()).toEqual(['b/definition']));
});

test('a text with what PostgreSQL cannot hold, or with more words than it counts, is kept whole', async () => {
  const odd = `nul \0 ${'word '.repeat(300_000)}`;
  await store.put('a/definition', definition('a', odd), 1);

  expect(await store.definition(organization, 'a')).toBe(odd);
  const unlike = Array.from({ length: 60_000 }, (_, i) => `w${i}`).join(' ');
  await store.put('b/definition', definition('b', unlike), 1);
  expect((await store.search(organization, 'w17')).apiIds).toEqual(['b']);
});
