import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { commaSeparated, flag, milliseconds, port, readConfig, readTogether, type ConfigError, type Environment } from './read-config';

const shape = { HTTP_PORT: port.default(8280), BROKERS: commaSeparated, DRAIN_MS: milliseconds.default(100), PASSWORD: z.string().min(8), MODE: z.enum(['a', 'b']).default('a'), TLS: flag.default(false) };
const good = { BROKERS: 'one:9092, two:9092', PASSWORD: 'long enough' };

const faultsOf = (env: Record<string, string>): readonly string[] => {
  try {
    readConfig(shape, env);
  } catch (error) {
    return (error as ConfigError).faults;
  }
  return [];
};

test('defaults are filled in and lists are split', () => {
  expect(readConfig(shape, good)).toMatchObject({ HTTP_PORT: 8280, BROKERS: ['one:9092', 'two:9092'], TLS: false });
});

test('all faults are reported at once', () => {
  expect(faultsOf({ HTTP_PORT: '70000', PASSWORD: 'short', MODE: 'c' })).toHaveLength(4);
});

test('a value is never printed, only the name of its variable', () => {
  const told = faultsOf({ ...good, PASSWORD: 'hunter2', MODE: 'hunter3', HTTP_PORT: 'hunter4' }).join('\n');

  expect(told).toContain('PASSWORD');
  expect(told).not.toContain('hunter');
});

test('an empty value counts as absent', () => {
  expect(readConfig(shape, { ...good, HTTP_PORT: '' }).HTTP_PORT).toBe(8280);
  expect(faultsOf({ ...good, BROKERS: '' })).toEqual(['BROKERS is not set']);
});

test('the result is frozen', () => {
  expect(Object.isFrozen(readConfig(shape, good))).toBe(true);
});

describe('a secret from a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'read-config-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('is read without its last line break', () => {
    const file = join(folder, 'password');
    writeFileSync(file, 'from a file\n');

    expect(readConfig(shape, { BROKERS: 'x:1', PASSWORD_FILE: file }).PASSWORD).toBe('from a file');
  });

  test('that cannot be read is one fault', () => {
    expect(faultsOf({ BROKERS: 'x:1', PASSWORD_FILE: join(folder, 'missing') })).toEqual(['PASSWORD_FILE names a file that cannot be read']);
  });

  test('is refused beside the variable itself', () => {
    expect(faultsOf({ ...good, PASSWORD_FILE: join(folder, 'password') })).toContain('PASSWORD and PASSWORD_FILE are both set: give one');
  });
});

test('several configurations of one environment report their faults together, each once', () => {
  const one = (env: Environment) => readConfig({ SHARED: z.string(), ONE: z.string() }, env);
  const other = (env: Environment) => readConfig({ SHARED: z.string(), OTHER: port }, env);

  expect(() => readTogether({ one, other }, { OTHER: '99999999' })).toThrow(
    expect.objectContaining({ faults: ['SHARED is not set', 'ONE is not set', expect.stringMatching(/^OTHER: /)] }),
  );
  expect(readTogether({ one, other }, { SHARED: 's', ONE: 'o', OTHER: '1' })).toEqual({ one: { SHARED: 's', ONE: 'o' }, other: { SHARED: 's', OTHER: 1 } });
});
