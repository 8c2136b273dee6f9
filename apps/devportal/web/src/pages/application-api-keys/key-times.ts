import type { ApiKey } from '../../api/application-queries';

const secondMs = 1_000;
const noEnd = -1;

/** `2026-01-31 12:00:00` of the REST API is in UTC. */
export const issuedMsOf = ({ issuedOn }: Pick<ApiKey, 'issuedOn'>): number => Date.parse(`${issuedOn.replace(' ', 'T')}Z`);

/** Undefined: it has no end. */
export const endMsOf = (key: Pick<ApiKey, 'issuedOn' | 'validityPeriod'>): number | undefined => (key.validityPeriod === noEnd ? undefined : issuedMsOf(key) + key.validityPeriod * secondMs);
