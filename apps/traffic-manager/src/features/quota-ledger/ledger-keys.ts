import { hash } from 'node:crypto';

/** Stands for the key in the ledger's index, whose rows are limited in size. */
export const keyDigest = (key: string): string => hash('sha256', key, 'base64url');
