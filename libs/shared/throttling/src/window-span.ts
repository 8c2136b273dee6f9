import type { QuotaWindow } from './quota-window';

interface Granted {
  readonly window: QuotaWindow;
  readonly granted: number;
}

const widthOf = ({ startMs, endMs }: QuotaWindow): number => endMs - startMs;

/** Units by the number of the slot. Windows of another width are of a limit that was changed meanwhile. */
const bySlot = (windows: readonly Granted[], widthMs: number): Map<number, number> =>
  new Map(windows.filter(({ window }) => widthOf(window) === widthMs).map(({ window, granted }) => [window.startMs / widthMs, granted]));

/** The most units that any `span` slots in a row hold of which `at` is one, without those of `at` itself. */
export const takenBeside = (windows: readonly Granted[], at: QuotaWindow, span: number): number => {
  if (span <= 1) return 0;
  const slots = bySlot(windows, widthOf(at));
  const middle = at.startMs / widthOf(at);
  const unitsIn = (slot: number): number => (slot === middle ? 0 : (slots.get(slot) ?? 0));
  let sum = 0;
  for (let slot = middle - span + 1; slot <= middle; slot += 1) sum += unitsIn(slot);
  let fullest = sum;
  for (let last = middle + 1; last < middle + span; last += 1) {
    sum += unitsIn(last) - unitsIn(last - span);
    fullest = Math.max(fullest, sum);
  }
  return fullest;
};

/** When so many slots have left the span that units come free. */
export const opensAfter = (windows: readonly Granted[], at: QuotaWindow, span: number, limit: number): number => {
  const slots = bySlot(windows, widthOf(at));
  const present = at.startMs / widthOf(at);
  let sum = 0;
  for (let slot = present - span + 1; slot <= present; slot += 1) sum += slots.get(slot) ?? 0;
  let next = present + 1;
  for (; next < present + span; next += 1) {
    sum -= slots.get(next - span) ?? 0;
    if (sum < limit) break;
  }
  return next * widthOf(at);
};
