import { randomBytes } from 'node:crypto';
import type { Answer } from '../src/rest';
import { emptyLedger, type Change, type Ledger } from './ledger';
import type { Owner } from './owners';
import { between, pause } from './pause';

export interface ChangeStream {
  readonly ledger: Ledger;
  /** Settles at the next accepted change, or after a while without one. */
  accepted(withinMs: number): Promise<void>;
  stop(): Promise<void>;
}

const lanes = 3;
const changesOfEach = 3;
const betweenChangesMs = [5, 60] as const;
const afterLossMs = 250;

/** Makes, changes and deletes entities of an owner without end, and keeps account of what was answered. */
export const streamChanges = (owner: Owner): ChangeStream => {
  const ledger = emptyLedger();
  let going = true;
  let waiting: (() => void)[] = [];
  let made = 0;

  const count = (answer: string): void => void ledger.answers.set(answer, (ledger.answers.get(answer) ?? 0) + 1);
  const attempt = async (ask: () => Promise<Answer>): Promise<Answer | undefined> => {
    const answer = await ask().catch(() => undefined);
    count(answer === undefined ? 'lost' : String(answer.status));
    if (answer !== undefined && answer.status < 300) {
      for (const settle of waiting.splice(0)) settle();
      await pause(between(...betweenChangesMs));
      return answer;
    }
    if (answer !== undefined && answer.status < 500) ledger.unexpected.push(`${owner.name} ${answer.status}: ${answer.text.slice(0, 300)}`);
    await pause(afterLossMs);
    return undefined;
  };

  const oneEntity = async (marker: string, leave: boolean): Promise<void> => {
    const first = await attempt(() => owner.create(marker));
    if (!first) {
      ledger.lost.add(marker);
      return;
    }
    const changes: Change[] = [{ marker, accepted: true }];
    ledger.changes.set(owner.keyOf(first, marker), changes);
    for (let n = 1; owner.change && n <= changesOfEach && going; n += 1) {
      const next = `${marker}.${n}`;
      const answer = await attempt(() => owner.change!(first, next));
      changes.push({ marker: next, accepted: answer !== undefined });
    }
    if (owner.remove && !leave) changes.push({ marker: null, accepted: (await attempt(() => owner.remove!(first))) !== undefined });
  };
  const lane = async (): Promise<void> => {
    while (going) {
      made += 1;
      const leave = made % 3 === 0;
      const marker = await owner.prepare(`chaos-${randomBytes(4).toString('hex')}`).catch(() => undefined);
      if (marker === undefined) await pause(afterLossMs);
      else await oneEntity(marker, leave);
    }
  };
  const running = Array.from({ length: lanes }, lane);

  return {
    ledger,
    accepted: async (withinMs) => {
      const next = new Promise<void>((resolve) => waiting.push(resolve));
      await Promise.race([next, pause(withinMs)]);
      waiting = [];
    },
    stop: async () => {
      going = false;
      await Promise.all(running);
    },
  };
};
