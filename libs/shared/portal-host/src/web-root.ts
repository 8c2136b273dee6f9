import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export interface Asset {
  readonly type: string;
  readonly size: number;
  readonly modifiedMs: number;
  /** Whether it is offered in other codings than `identity`. */
  readonly isCompressible: boolean;
  read(coding: Coding): Promise<Buffer>;
}
export type Coding = 'br' | 'gzip' | 'identity';

/** The files that the browser side was built into. */
export interface WebRoot {
  /** index.html, as it is now; undefined: nothing was built. */
  page(): Promise<string | undefined>;
  /** @param path below the root, without a slash in front; only what was found there is read */
  asset(path: string): Promise<Asset | undefined>;
}

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};
const compressible = /^text\/|json|svg|wasm/;
const minCompressedBytes = 1_024;
const maxFiles = 5_000;
const maxKeptBytes = 64 * 1024 * 1024;
const suffixes = { br: '.br', gzip: '.gz', identity: '' } as const;
const compress: Readonly<Record<'br' | 'gzip', (bytes: Buffer) => Promise<Buffer>>> = {
  br: (bytes) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }),
  gzip: (bytes) => promisify(gzip)(bytes),
};

export const createWebRoot = (folder: string): WebRoot => {
  let builtMs = -1;
  let files = new Map<string, { size: number; modifiedMs: number }>();
  let kept = new Map<string, Promise<Buffer>>();
  let keptBytes = 0;

  /** Looks again when another build stands there. */
  const look = async (): Promise<boolean> => {
    const index = await stat(join(folder, 'index.html')).catch(() => undefined);
    if (!index) return false;
    if (index.mtimeMs === builtMs) return true;
    const found = new Map<string, { size: number; modifiedMs: number }>();
    for (const entry of (await readdir(folder, { recursive: true, withFileTypes: true })).slice(0, maxFiles)) {
      if (!entry.isFile()) continue;
      const file = join(entry.parentPath, entry.name);
      const { size, mtimeMs } = await stat(file);
      found.set(relative(folder, file).split(sep).join('/'), { size, modifiedMs: mtimeMs });
    }
    [files, kept, keptBytes, builtMs] = [found, new Map(), 0, index.mtimeMs];
    return true;
  };

  const bytesOf = (path: string, coding: Coding): Promise<Buffer> => {
    if (coding === 'identity' || files.has(path + suffixes[coding])) return readFile(join(folder, path + suffixes[coding]));
    return readFile(join(folder, path)).then(compress[coding]);
  };
  /** Once, while there is room. */
  const read = async (path: string, coding: Coding): Promise<Buffer> => {
    const name = path + suffixes[coding];
    const known = kept.get(name);
    if (known) return known;
    const reading = bytesOf(path, coding);
    if (keptBytes > maxKeptBytes) return reading;
    kept.set(name, reading);
    try {
      keptBytes += (await reading).length;
    } catch (error) {
      kept.delete(name);
      throw error;
    }
    return reading;
  };

  return {
    page: async () => ((await look()) ? (await read('index.html', 'identity')).toString('utf8') : undefined),
    asset: async (path) => {
      await look();
      const type = types[extname(path)];
      const file = type === undefined ? undefined : files.get(path);
      if (!file || type === undefined) return undefined;
      return { type, ...file, isCompressible: compressible.test(type) && file.size >= minCompressedBytes, read: (coding) => read(path, coding) };
    },
  };
};
