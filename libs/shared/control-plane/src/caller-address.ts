import { createHmac, timingSafeEqual } from 'node:crypto';
import { isIP } from 'node:net';

/** Carries the address of whoever calls through a portal, with the proof that the portal says so. */
export const callerAddressHeader = 'x-quintet-caller-address';

const validMs = 60_000;
const proofOf = (address: string, untilMs: number, secret: string): string => createHmac('sha256', secret).update(`quintet caller address\n${address}\n${untilMs}`).digest('base64url');

/** @param secret of the portal's own OAuth client, which the key manager knows too */
export const proveCallerAddress = (address: string, secret: string, nowMs: number): string => `${address} ${nowMs + validMs} ${proofOf(address, nowMs + validMs, secret)}`;

/** @returns the address; undefined when nobody who has one of the secrets says so now */
export const provenCallerAddress = (header: unknown, secrets: readonly string[], nowMs: number): string | undefined => {
  if (typeof header !== 'string') return undefined;
  const [address = '', until = '', proof = ''] = header.split(' ');
  const untilMs = Number(until);
  if (isIP(address) === 0 || !(untilMs > nowMs && untilMs <= nowMs + 2 * validMs)) return undefined;
  const given = Buffer.from(proof);
  const isProven = secrets.some((secret) => {
    const expected = Buffer.from(proofOf(address, untilMs, secret));
    return expected.length === given.length && timingSafeEqual(expected, given);
  });
  return isProven ? address : undefined;
};
