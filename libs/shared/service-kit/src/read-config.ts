import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** Every fault of a configuration at once. Names variables, never their values: some of them are secrets. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(`the configuration has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.faults = faults;
  }
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** `NAME_FILE=/path` gives `NAME` the content of that file, without its last line break: how secrets are mounted. */
const withFiles = (env: Environment, names: readonly string[]): { values: Record<string, string>; faults: string[] } => {
  const values: Record<string, string> = {};
  const faults: string[] = [];
  for (const name of names) {
    const direct = env[name];
    const file = env[`${name}_FILE`];
    if (direct && file) faults.push(`${name} and ${name}_FILE are both set: give one`);
    else if (direct) values[name] = direct;
    else if (file) {
      try {
        values[name] = readFileSync(file, 'utf8').replace(/\r?\n$/, '');
      } catch {
        faults.push(`${name}_FILE names a file that cannot be read`);
      }
    }
  }
  return { values, faults };
};

/**
 * Reads the variables that `shape` names, and no others.
 *
 * An empty value counts as absent. The result is frozen.
 *
 * @throws ConfigError with all faults at once
 */
export const readConfig = <S extends z.ZodRawShape>(shape: S, env: Environment): Readonly<z.output<z.ZodObject<S>>> => {
  const { values, faults } = withFiles(env, Object.keys(shape));
  const parsed = z.object(shape).safeParse(values);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const name = issue.path.join('.');
      const missing = !(name in values);
      if (missing && faults.some((fault) => fault.startsWith(name))) continue;
      faults.push(missing ? `${name} is not set` : `${name}: ${withoutValue(issue)}`);
    }
  }
  if (faults.length > 0 || !parsed.success) throw new ConfigError(faults);
  return Object.freeze(parsed.data);
};

/** zod's own messages quote no input but for a few kinds; those are worded here. */
const withoutValue = (issue: z.core.$ZodIssue): string => {
  if (issue.code === 'invalid_value') return `must be one of ${issue.values.join(', ')}`;
  return issue.message;
};

export const port = z.coerce.number().int().min(0).max(65_535);
export const milliseconds = z.coerce.number().int().nonnegative();
export const commaSeparated = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
);
export const flag = z.enum(['true', 'false']).transform((text) => text === 'true');

/**
 * Reads several configurations from one environment.
 *
 * @throws ConfigError with the faults of all of them at once
 */
export const readTogether = <T extends Readonly<Record<string, (env: Environment) => unknown>>>(readers: T, env: Environment): { readonly [K in keyof T]: ReturnType<T[K]> } => {
  const faults = new Set<string>();
  const read = Object.entries(readers).map(([name, reader]) => {
    try {
      return [name, reader(env)];
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      error.faults.forEach((fault) => faults.add(fault));
      return [name, undefined];
    }
  });
  if (faults.size > 0) throw new ConfigError([...faults]);
  return Object.fromEntries(read) as { readonly [K in keyof T]: ReturnType<T[K]> };
};
