import { createHash } from 'node:crypto';
import { pageStyle } from './page-style';

/** Text that is HTML already; everything else is escaped by the `html` tag. */
export interface Html {
  readonly html: string;
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign);
const render = (part: unknown): string => {
  if (Array.isArray(part)) return part.map(render).join('');
  if (part === undefined || part === null || part === false) return '';
  if (typeof part === 'object' && 'html' in part) return String(part.html);
  return escape(String(part));
};

export const html = (texts: TemplateStringsArray, ...parts: unknown[]): Html => ({
  html: texts.reduce((page, text, i) => page + (i === 0 ? '' : render(parts[i - 1])) + text, ''),
});

/** Where the pages' stylesheet is; another one has another address, so that it may be kept for good. */
export const stylesheetPath = `/oauth2/pages/${createHash('sha256').update(pageStyle).digest('hex').slice(0, 16)}.css`;

const bars = [8, 16, 24, 16, 8].map((height, i) => html`<rect x="${1 + i * 5}" y="${13 - height / 2}" width="3.4" height="${height}" rx="1.7" />`);

export const page = (title: string, content: Html): string =>
  `<!doctype html>\n${
    html`<html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} - Quintet</title>
        <link rel="stylesheet" href="${stylesheetPath}" />
      </head>
      <body>
        <header class="brand"><svg width="26" height="26" viewBox="0 0 26 26" aria-hidden="true">${bars}</svg>Quintet</header>
        <main>
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html>`.html
  }`;

/** Sends the page's form as if its first button had been pressed. */
const sendAtOnce = 'document.forms[0].requestSubmit(document.forms[0].querySelector("button"))';
const sendAtOnceHash = createHash('sha256').update(sendAtOnce).digest('base64');
export const sendingAtOnce = (): Html => html`<script>${{ html: sendAtOnce }}</script>`;

/**
 * Nothing is loaded but the stylesheet, nothing runs but a form that is sent at once, nobody frames it.
 *
 * @param formTargets origins that a form may lead to, also by redirection: browsers check each step
 */
export const contentSecurityPolicy = (formTargets: readonly string[] = [], { sends = false } = {}): string =>
  `default-src 'none'; style-src 'self'; ${sends ? `script-src 'sha256-${sendAtOnceHash}'; ` : ''}form-action ${["'self'", ...formTargets].join(' ')}; frame-ancestors 'none'; base-uri 'none'`;
