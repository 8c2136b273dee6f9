import { createHash, randomBytes } from 'node:crypto';
import { publicUrl } from './start-key-manager';

export interface Page {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly location: string | undefined;
}

/** A browser without a screen: keeps cookies by path, and goes where it is sent when it is told to. */
export const createBrowser = (url: string) => {
  const jar = new Map<string, { value: string; path: string }>();
  const setCookies: string[] = [];

  const go = async (address: string, form?: Record<string, string>, headers: Record<string, string> = {}): Promise<Page> => {
    const target = new URL(address, publicUrl);
    const cookies = [...jar].filter(([, { path }]) => target.pathname.startsWith(path)).map(([name, { value }]) => `${name}=${value}`);
    const response = await fetch(url + target.pathname + target.search, {
      method: form ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { accept: 'text/html', cookie: cookies.join('; '), ...headers },
      ...(form ? { body: new URLSearchParams(form) } : {}),
    });
    for (const line of response.headers.getSetCookie()) {
      setCookies.push(line);
      const [pair = '', ...attributes] = line.split(/;\s*/);
      const [name = '', value = ''] = pair.split('=');
      const path = attributes.find((one) => one.toLowerCase().startsWith('path='))?.slice(5) ?? '/';
      if (value === '') jar.delete(name);
      else jar.set(name, { value, path });
    }
    return { status: response.status, headers: response.headers, text: await response.text(), location: response.headers.get('location') ?? undefined };
  };

  return { go, setCookies, follow: (page: Page) => go(page.location ?? '') };
};
export type Browser = ReturnType<typeof createBrowser>;

export const pkce = () => {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
};

/** Hidden field of a form. */
export const fieldOf = (page: Page, name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(page.text)?.[1] ?? '';
/** Where a form leads. */
export const actionOf = (page: Page): string => /action="([^"]*)"/.exec(page.text)?.[1] ?? '';
