import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** What stood under one key of a topic. */
export interface KeptRecord {
  readonly key: string;
  readonly entityVersion: number;
  readonly data: unknown;
}

export interface Snapshot {
  readonly writtenMs: number;
  /** By topic name, each topic's records in the order of their last change. */
  readonly topics: ReadonlyMap<string, readonly KeptRecord[]>;
}

/** The file is there, but it is not one that this gateway may serve from. */
export class SnapshotRefusedError extends Error {}

/*
 * The file: one line with the format's name and version, one with the header, one for each record, a seal as the last.
 * The checksum of the seal tells damage; its HMAC, over the same bytes, that the file was written with this key.
 */
const formatName = 'quintet-gateway-snapshot';
const formatLine = `${formatName} 1\n`;
const sealLength = 'seal '.length + 64 + 1 + 64 + 1;
const newline = 0x0a;
const chunkLength = 64 * 1024;
/** Records are read in such portions, so that the event loop is never held for long. */
const portion = 2_000;

const digests = (key: string) => {
  const checksum = createHash('sha256');
  const mac = createHmac('sha256', key);
  return {
    add: (bytes: string | Uint8Array): void => {
      checksum.update(bytes);
      mac.update(bytes);
    },
    seal: (): { readonly checksum: string; readonly whole: string } => {
      const sum = checksum.digest('hex');
      return { checksum: sum, whole: `seal ${sum} ${mac.digest('hex')}\n` };
    },
  };
};

const eventLoop = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function* linesOf({ writtenMs, topics }: Snapshot): Generator<string> {
  yield formatLine;
  yield `${JSON.stringify({ writtenMs, topics: [...topics].map(([name, records]) => ({ name, records: records.length })) })}\n`;
  for (const records of topics.values()) {
    for (const { key, entityVersion, data } of records) yield `${JSON.stringify([key, entityVersion, data])}\n`;
  }
}

/** Writes beside the file and puts it in place in one step: whatever happens meanwhile, the file is the old or the new one, whole. */
export const writeSnapshot = async (path: string, key: string, snapshot: Snapshot): Promise<void> => {
  const beside = `${path}.new`;
  const digest = digests(key);
  try {
    await rm(beside, { force: true }); // of a process that was killed meanwhile
    const file = await open(beside, 'wx', 0o600);
    try {
      let chunk = '';
      const flush = async (): Promise<void> => {
        const bytes = Buffer.from(chunk);
        chunk = '';
        digest.add(bytes);
        await file.writeFile(bytes);
      };
      for (const line of linesOf(snapshot)) {
        chunk += line;
        if (chunk.length >= chunkLength) await flush();
      }
      await flush();
      await file.writeFile(digest.seal().whole);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
  const folder = await open(dirname(path), 'r');
  await folder.sync().finally(() => folder.close());
};

const isSame = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b);

/** The bytes before the seal, once it is sure that they were written with this key. */
const unsealed = async (bytes: Buffer, key: string): Promise<Buffer> => {
  const damaged = new SnapshotRefusedError('the file is damaged: it is not what was written');
  const firstLine = bytes.subarray(0, bytes.indexOf(newline) + 1).toString('latin1');
  if (!firstLine.startsWith(`${formatName} `) || bytes.length < formatLine.length + sealLength) throw damaged;
  const body = bytes.subarray(0, bytes.length - sealLength);
  const seal = bytes.subarray(body.length);
  const digest = digests(key);
  for (let at = 0; at < body.length; at += 4 * 1024 * 1024) {
    digest.add(body.subarray(at, at + 4 * 1024 * 1024));
    await eventLoop();
  }
  const { checksum, whole } = digest.seal();
  if (!isSame(seal, Buffer.from(whole))) {
    const isWhole = seal.toString('latin1').startsWith(`seal ${checksum} `);
    throw isWhole ? new SnapshotRefusedError('the file was not written with the key of this gateway') : damaged;
  }
  if (firstLine !== formatLine) throw new SnapshotRefusedError(`the file has the format "${firstLine.trim()}", this gateway reads "${formatLine.trim()}"`);
  return body;
};

interface Header {
  readonly writtenMs: number;
  readonly topics: readonly { readonly name: string; readonly records: number }[];
}

/**
 * @returns undefined when there is no file
 * @throws SnapshotRefusedError when it is damaged, was written with another key, or has another format
 */
export const readSnapshot = async (path: string, key: string): Promise<Snapshot | undefined> => {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw new SnapshotRefusedError(`the file cannot be read: ${error.message}`);
  });
  if (!bytes) return undefined;
  const body = await unsealed(bytes, key);
  let at = formatLine.length;
  const nextLine = (): unknown => {
    const end = body.indexOf(newline, at);
    const line = body.toString('utf8', at, end);
    at = end + 1;
    return JSON.parse(line);
  };
  const header = nextLine() as Header; // the seal vouches for all that follows
  const topics = new Map<string, KeptRecord[]>();
  for (const { name, records } of header.topics) {
    const kept: KeptRecord[] = [];
    topics.set(name, kept);
    for (let i = 0; i < records; i += 1) {
      const [recordKey, entityVersion, data] = nextLine() as [string, number, unknown];
      kept.push({ key: recordKey, entityVersion, data });
      if (i % portion === portion - 1) await eventLoop();
    }
  }
  return { writtenMs: header.writtenMs, topics };
};
