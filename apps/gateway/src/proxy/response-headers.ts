import { isHopByHop, namedByConnection } from './hop-by-hop';

type RawHeaders = readonly (Buffer | string)[] | NodeJS.Dict<string | string[]> | null | undefined;

/** The gateway's own word counts. */
const ownWord = new Set(['x-request-id', 'activityid']);
const corsPrefix = 'access-control-allow-';

const text = (value: Buffer | string | undefined): string => (typeof value === 'string' ? value : (value?.toString('latin1') ?? ''));

/** A backend's headers as the caller gets them: in order and with duplicates, without what is between neighbours. Flat. */
export const responseHeaders = (raw: RawHeaders, ownCors: boolean, added: readonly string[]): string[] => {
  const pairs = Array.isArray(raw) ? (raw as readonly (Buffer | string)[]) : [];
  const result: string[] = [];
  let named: ReadonlySet<string> | undefined;
  for (let i = 0; i < pairs.length; i += 2) {
    const name = text(pairs[i]);
    const lower = name.toLowerCase();
    if (lower === 'connection') named = namedByConnection(text(pairs[i + 1])) ?? named;
    if (isHopByHop(lower) || ownWord.has(lower) || (ownCors && lower.startsWith(corsPrefix))) continue;
    result.push(name, text(pairs[i + 1]));
  }
  const passed = named === undefined ? result : result.filter((_, index) => !named.has((result[index - (index % 2)] as string).toLowerCase()));
  passed.push(...added);
  return passed;
};
