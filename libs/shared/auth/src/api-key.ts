import { hash, randomBytes } from 'node:crypto';

/** Begins every API key, so that a scanner finds one that was left in a log or in code: `quintet_` and 43 characters of base64url. */
export const API_KEY_PREFIX = 'quintet_';

const secretBytes = 32;

/** 256 random bits: nothing that could be guessed, so its plain hash tells nothing of it. */
export const newApiKey = (): string => `${API_KEY_PREFIX}${randomBytes(secretBytes).toString('base64url')}`;

/** What a key is known by wherever it is kept: SHA-256 of its UTF-8 bytes, in lower-case hex. */
export const hashApiKey = (key: string): string => hash('sha256', key, 'hex');
