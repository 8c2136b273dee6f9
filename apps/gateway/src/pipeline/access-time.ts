const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** A time as WSO2 writes it in throttled answers: `2025-Jan-31 10:05:00+0000 UTC`. */
export const accessTime = (epochMs: number): string => {
  const at = new Date(epochMs);
  const time = [at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()].map(twoDigits).join(':');
  return `${at.getUTCFullYear()}-${months[at.getUTCMonth()]}-${twoDigits(at.getUTCDate())} ${time}+0000 UTC`;
};
