export interface Page {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly location: string | undefined;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into bodies as they come
  readonly body: any;
}

export interface GoOptions {
  readonly method?: string;
  readonly form?: Record<string, string>;
  readonly json?: unknown;
  readonly headers?: Record<string, string>;
  /** Where it is sent, when not where the address says: another replica, as a load balancer would choose it. */
  readonly via?: string;
}

/** A browser without a screen: keeps cookies by path, and goes where it is sent when it is told to. */
export const createBrowser = (url: string) => {
  const jar = new Map<string, { name: string; value: string; path: string }>();
  const setCookies: string[] = [];

  const go = async (address: string, { method, form, json, headers = {}, via = url }: GoOptions = {}): Promise<Page> => {
    const target = new URL(address, url);
    const cookies = [...jar.values()].filter(({ path }) => target.pathname === path || target.pathname.startsWith(path.endsWith('/') ? path : `${path}/`)).map(({ name, value }) => `${name}=${value}`);
    const response = await fetch(via + target.pathname + target.search, {
      method: method ?? (form || json !== undefined ? 'POST' : 'GET'),
      redirect: 'manual',
      headers: { accept: 'text/html', cookie: cookies.join('; '), ...(json === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(form ? { body: new URLSearchParams(form) } : {}),
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    });
    for (const line of response.headers.getSetCookie()) {
      setCookies.push(line);
      const [pair = '', ...attributes] = line.split(/;\s*/);
      const at = pair.indexOf('=');
      const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
      const path = attributes.find((one) => one.toLowerCase().startsWith('path='))?.slice(5) ?? '/';
      if (value === '') jar.delete(`${name} ${path}`);
      else jar.set(`${name} ${path}`, { name, value, path });
    }
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') === true;
    return { status: response.status, headers: response.headers, text, location: response.headers.get('location') ?? undefined, body: isJson && text !== '' ? JSON.parse(text) : undefined };
  };

  return {
    go,
    setCookies,
    cookie: (name: string): string | undefined => [...jar.values()].find((one) => one.name === name)?.value,
    setCookie: (name: string, value: string, path: string): void => void jar.set(`${name} ${path}`, { name, value, path }),
    follow: (page: Page) => go(page.location ?? ''),
  };
};
export type Browser = ReturnType<typeof createBrowser>;

/** Hidden field of a form. */
export const fieldOf = (page: Page, name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(page.text)?.[1] ?? '';
/** Where a form leads. */
export const actionOf = (page: Page): string => /action="([^"]*)"/.exec(page.text)?.[1] ?? '';

/** Follows redirections until there is a page. */
export const land = async (browser: Browser, page: Page): Promise<Page> => {
  let at = page;
  for (let hops = 0; at.location !== undefined && hops < 10; hops += 1) at = await browser.follow(at);
  return at;
};

export const typePassword = (browser: Browser, form: Page, { username, password }: { username: string; password: string }): Promise<Page> =>
  browser.go(actionOf(form), { form: { csrf: fieldOf(form, 'csrf'), username, password } });
