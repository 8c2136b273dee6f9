import { Pool } from 'undici';
import { callHeader, sentHeader } from './counting-backend';
import { pause } from './pause';
import type { LimitedKey } from './quota-keys';

/** What became of the calls of a key that were sent in a window. */
export interface Sent {
  sent: number;
  /** By status; `lost`: no answer, as the gateway died. */
  readonly answers: Map<string, number>;
}

export interface QuotaLoad {
  sentOf(path: string, window: number): Sent;
  /** By status, over all. */
  readonly answers: ReadonlyMap<string, number>;
  /** Calls for which no gateway took connections. */
  readonly skipped: number;
  stop(): Promise<void>;
}

export interface QuotaLoadParts {
  readonly keys: readonly LimitedKey[];
  readonly gateways: readonly string[];
  readonly prefix: string;
  readonly windowMs: number;
  /** Calls of a window for each that its limit allows. */
  readonly times: number;
}

const tickMs = 20;
const connections = 256;
const answerMs = 30_000; // longer than a gateway stands still
/** As a balancer does it: one that refused a connection is left alone for a moment. */
const shunnedMs = 250;

/** Calls every key at an even pace, whatever the answers, by a gateway that is chosen anew for every call. */
export const offerLoad = ({ keys, gateways, prefix, windowMs, times }: QuotaLoadParts): QuotaLoad => {
  const pools = gateways.map((origin) => ({ pool: new Pool(origin, { connections, headersTimeout: answerMs, bodyTimeout: answerMs }), shunnedUntilMs: 0, inFlight: 0 }));
  const windows = new Map<string, Sent>();
  const answers = new Map<string, number>();
  const due = keys.map(() => Math.random());
  let skipped = 0;
  let calls = 0;
  let going = true;

  const sentOf = (path: string, window: number): Sent => {
    const name = `${window} ${path}`;
    const known = windows.get(name) ?? { sent: 0, answers: new Map<string, number>() };
    windows.set(name, known);
    return known;
  };
  const add = (map: Map<string, number>, what: string): void => void map.set(what, (map.get(what) ?? 0) + 1);

  const call = async (path: string): Promise<void> => {
    const nowMs = Date.now();
    const able = pools.filter(({ shunnedUntilMs, inFlight }) => shunnedUntilMs <= nowMs && inFlight < connections);
    const chosen = able[Math.floor(Math.random() * able.length)];
    if (!chosen) {
      skipped += 1;
      return;
    }
    const sent = sentOf(path, Math.floor(nowMs / windowMs));
    sent.sent += 1;
    calls += 1;
    chosen.inFlight += 1;
    let answer = 'lost';
    try {
      const { statusCode, body } = await chosen.pool.request({ method: 'GET', path: prefix + path, headers: { [sentHeader]: String(nowMs), [callHeader]: String(calls) } });
      answer = String(statusCode);
      await body.dump();
    } catch (error) {
      if ((error as { code?: string }).code === 'ECONNREFUSED') chosen.shunnedUntilMs = Date.now() + shunnedMs;
    } finally {
      chosen.inFlight -= 1;
      add(sent.answers, answer);
      add(answers, answer);
    }
  };

  const done = (async () => {
    let lastMs = performance.now();
    while (going) {
      await pause(tickMs);
      const nowMs = performance.now();
      for (const [i, { path, limit }] of keys.entries()) {
        due[i]! += (times * limit * (nowMs - lastMs)) / windowMs;
        for (; due[i]! >= 1; due[i]! -= 1) void call(path);
      }
      lastMs = nowMs;
    }
    const untilMs = performance.now() + answerMs;
    while (pools.some(({ inFlight }) => inFlight > 0) && performance.now() < untilMs) await pause(tickMs);
    await Promise.all(pools.map(({ pool }) => pool.destroy()));
  })();

  return {
    sentOf,
    answers,
    get skipped() {
      return skipped;
    },
    stop: async () => {
      going = false;
      await done;
    },
  };
};
