import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A record as a producer sent it. */
export interface Sample {
  /** The `ce_type`, with its version. */
  readonly type: string;
  readonly key: string;
  /** The exact bytes, as text; null is a deletion. */
  readonly value: string | null;
}

const folder = join(__dirname, 'samples');

/**
 * What producers of every version sent, by event and version. A file is never edited once a release has it: a change that
 * breaks it needs a new version of the event, with samples of its own.
 */
export const samples: ReadonlyMap<string, readonly Sample[]> = new Map(
  readdirSync(folder)
    .sort()
    .map((file) => [
      file.slice(0, -'.jsonl'.length),
      readFileSync(join(folder, file), 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as Sample),
    ]),
);
