import { eventCatalogue, keyManagerChanged, type EventDefinition } from '../src/index';
import { samples } from './samples';

const all: readonly EventDefinition[] = eventCatalogue;
const named = all.map((event) => [event.type, event] as const);

test.each(named)('%s: bytes of every version are kept, a deletion too', (type, { version, deletedType }) => {
  for (let of = 1; of <= version; of += 1) {
    const types = (samples.get(`${type}.v${of}`) ?? []).map((sample) => sample.type);

    expect(types).toContain(`${type}.v${of}`);
    if (deletedType !== undefined) expect(types).toContain(`${deletedType}.v${of}`);
  }
});

test.each(named)('%s: old bytes are still read, and have the key that they had', (type, { data, keyOf }) => {
  const kept = [...samples].filter(([name]) => name.startsWith(`${type}.v`)).flatMap(([, of]) => of);

  for (const { key, value } of kept) {
    if (value === null) continue;
    const read = data.parse(JSON.parse(value));
    expect(JSON.parse(JSON.stringify(read))).toMatchObject(JSON.parse(value) as object);
    expect(keyOf(read)).toBe(key);
  }
});

test('no samples are kept of what is in no catalogue', () => {
  const known = new Set(all.flatMap(({ type, version }) => Array.from({ length: version }, (_, i) => `${type}.v${i + 1}`)));

  expect([...samples.keys()].filter((name) => !known.has(name))).toEqual([]);
});

test('a private key never travels', () => {
  const sent = JSON.parse(samples.get('key-manager.changed.v1')?.[0]?.value ?? '{}') as { jwks: { keys: object[] } };
  const [key] = sent.jwks.keys;

  expect(keyManagerChanged.data.safeParse(sent).success).toBe(true);
  expect(keyManagerChanged.data.safeParse({ ...sent, jwks: { keys: [{ ...key, d: 'private' }] } }).success).toBe(false);
});
