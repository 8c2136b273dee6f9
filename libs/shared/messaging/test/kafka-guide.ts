import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(__dirname, '../../../..');

/** What the guide tells operators to grant to a service. */
export interface Granted {
  readonly service: string;
  readonly read: readonly string[];
  readonly write: readonly string[];
  readonly groups: readonly string[];
}

const namesIn = (cell = ''): readonly string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);

export const readGuide = (): readonly Granted[] => {
  const [, behind = ''] = readFileSync(join(root, 'docs/guides/kafka.md'), 'utf8').split('| service | READ topics |');
  const [table = ''] = behind.split('\n\n');
  return table
    .split('\n')
    .filter((line) => /^\| [a-z]/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, service = '', read, write, groups]) => ({ service, read: namesIn(read), write: namesIn(write), groups: namesIn(groups) }));
};
