import type { Component } from '@quintet/service-kit';
import { Pool } from 'undici';

export interface UpstreamPools extends Component {
  /** Connections to one scheme, host and port; made when first asked for. */
  of(origin: string): Pool;
  readonly size: number;
}

export interface UpstreamSettings {
  readonly connectTimeoutMs: number;
  readonly timeoutMs: number;
  readonly idleTimeoutMs: number;
  readonly connections: number;
}

const maxHeaderBytes = 32 * 1024;
/** Below the idle time-out of common servers (5 s and up), so that a connection is not used at the moment when it is closed. */
const keepAliveMs = 4_000;
const unusedMs = 10 * 60_000;
const sweepMs = 60_000;

export const createUpstreamPools = ({ connectTimeoutMs, timeoutMs, idleTimeoutMs, connections }: UpstreamSettings, nowMs: () => number): UpstreamPools => {
  const pools = new Map<string, { readonly pool: Pool; usedMs: number }>();
  let sweeper: NodeJS.Timeout | undefined;

  const sweep = (): void => {
    for (const [origin, { pool, usedMs }] of pools) {
      if (nowMs() - usedMs < unusedMs || pool.stats.size > 0) continue;
      pools.delete(origin); // a later call makes a new one: nothing is refused by a pool that closes
      void pool.close();
    }
  };
  return {
    name: 'connections to backends',
    of: (origin) => {
      let entry = pools.get(origin);
      if (!entry) {
        const pool = new Pool(origin, {
          connections,
          pipelining: 1,
          allowH2: false,
          headersTimeout: timeoutMs,
          bodyTimeout: idleTimeoutMs,
          keepAliveTimeout: keepAliveMs,
          maxHeaderSize: maxHeaderBytes,
          connect: { timeout: connectTimeoutMs },
        });
        entry = { pool, usedMs: nowMs() };
        pools.set(origin, entry);
      }
      entry.usedMs = nowMs();
      return entry.pool;
    },
    get size() {
      return pools.size;
    },
    start: async () => {
      sweeper = setInterval(sweep, sweepMs).unref();
    },
    stop: async () => {
      clearInterval(sweeper);
      const open = [...pools.values()];
      pools.clear();
      await Promise.all(open.map(({ pool }) => pool.destroy()));
    },
  };
};
