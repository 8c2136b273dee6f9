import { z } from 'zod';

/** `Default=http://gateway:8280,Asia=http://asia:8280`. */
export const tryOutGateways = z.string().transform((text, context): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  for (const entry of text.split(',').map((part) => part.trim()).filter((part) => part !== '')) {
    const at = entry.indexOf('=');
    const url = at < 1 ? null : URL.parse(entry.slice(at + 1).trim());
    if (url === null || !['http:', 'https:'].includes(url.protocol) || url.pathname !== '/') {
      context.addIssue({ code: 'custom', message: 'must be a list like Default=http://gateway:8280, without paths' });
      return found;
    }
    found.set(entry.slice(0, at).trim(), url.origin);
  }
  return found;
});
