import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Keeps short secrets at rest: AES-256-GCM with a random nonce; the purpose is bound in, so that a value cannot be moved to another column. */
export interface SecretBox {
  seal(plain: string, purpose: string): string;
  /** @throws when the text was changed, was sealed for another purpose or with another key */
  open(sealed: string, purpose: string): string;
}

const nonceBytes = 12;
const tagBytes = 16;

/** @param secret at least 32 characters; every process that shares the data needs the same one */
export const createSecretBox = (secret: string): SecretBox => {
  if (secret.length < 32) throw new Error('an encryption key needs at least 32 characters');
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'quintet secrets at rest', 32));
  return {
    seal: (plain, purpose) => {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(purpose));
      const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return `v1.${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')}`;
    },
    open: (sealed, purpose) => {
      const bytes = Buffer.from(sealed.replace(/^v1\./, ''), 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes)).setAAD(Buffer.from(purpose));
      decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
      return Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()]).toString('utf8');
    },
  };
};
