/** Numbers and times as the reader's browser writes them. */
const language = (): string => (typeof document === 'undefined' ? 'en' : document.documentElement.lang || 'en');

export const formatNumber = (value: number, options: Intl.NumberFormatOptions = {}): string => new Intl.NumberFormat(language(), options).format(value);

/** @param ratio 0.031 -> "3.1%" */
export const formatPercent = (ratio: number): string => formatNumber(ratio, { style: 'percent', maximumFractionDigits: 1 });

/** @param time ISO 8601, or milliseconds since 1970 (number, or a text of digits) */
export const parseTime = (time: string | number): Date => new Date(typeof time === 'string' && /^\d+$/.test(time) ? Number(time) : time);

export const formatDateTime = (time: string | number): string => {
  const date = parseTime(time);
  return Number.isNaN(date.getTime()) ? String(time) : new Intl.DateTimeFormat(language(), { dateStyle: 'medium', timeStyle: 'short' }).format(date);
};

const steps: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['second', 60],
  ['minute', 60],
  ['hour', 24],
  ['day', 30],
  ['month', 12],
  ['year', Infinity],
];

/** "3 minutes ago". */
export const formatAgo = (time: string | number, nowMs: number = Date.now()): string => {
  let value = (parseTime(time).getTime() - nowMs) / 1000;
  if (Number.isNaN(value)) return String(time);
  for (const [unit, size] of steps) {
    if (Math.abs(value) < size) return new Intl.RelativeTimeFormat(language(), { numeric: 'auto' }).format(Math.round(value), unit);
    value /= size;
  }
  return formatDateTime(time);
};

const sizes = ['byte', 'kilobyte', 'megabyte', 'gigabyte'];

/** "1.4 MB". @param bytes 0 or more */
export const formatBytes = (bytes: number): string => {
  let value = bytes;
  let at = 0;
  while (value >= 1000 && at < sizes.length - 1) {
    value /= 1000;
    at += 1;
  }
  return formatNumber(value, { style: 'unit', unit: sizes[at], unitDisplay: at === 0 ? 'long' : 'short', maximumFractionDigits: 1 });
};

/** "18 ms", "1.2 s". */
export const formatMs = (ms: number): string => (ms < 1000 ? formatNumber(ms, { style: 'unit', unit: 'millisecond', maximumFractionDigits: 0 }) : formatNumber(ms / 1000, { style: 'unit', unit: 'second', maximumFractionDigits: 1 }));
