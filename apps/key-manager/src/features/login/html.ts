import { createHash } from 'node:crypto';

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

const style = `body{font:16px/1.5 system-ui,sans-serif;background:#f4f5f7;color:#1d2125;margin:0}
main{max-width:22rem;margin:12vh auto;background:#fff;padding:2rem;border-radius:8px;box-shadow:0 1px 4px #0003}
h1{font-size:1.25rem;margin:0 0 1rem}label{display:block;margin:.75rem 0 .25rem}
input{width:100%;box-sizing:border-box;padding:.5rem;font:inherit;border:1px solid #6b778c;border-radius:4px}
button{margin:1.25rem .5rem 0 0;padding:.5rem 1.25rem;font:inherit;border:0;border-radius:4px;background:#0c5ad1;color:#fff}
button.second{background:#e4e6ea;color:#1d2125}.fault{color:#ae2a19}ul{padding-left:1.25rem}`;
const styleHash = createHash('sha256').update(style).digest('base64');

export const page = (title: string, content: Html): string =>
  `<!doctype html>\n${
    html`<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${{ html: style }}</style></head><body><main><h1>${title}</h1>${content}</main></body></html>`.html
  }`;

/** Sends the page's form as if its first button had been pressed. */
const sendAtOnce = 'document.forms[0].requestSubmit(document.forms[0].querySelector("button"))';
const sendAtOnceHash = createHash('sha256').update(sendAtOnce).digest('base64');
export const sendingAtOnce = (): Html => html`<script>${{ html: sendAtOnce }}</script>`;

/**
 * Nothing is loaded, nothing runs but a form that is sent at once, nobody frames it.
 *
 * @param formTargets origins that a form may lead to, also by redirection: browsers check each step
 */
export const contentSecurityPolicy = (formTargets: readonly string[] = [], { sends = false } = {}): string =>
  `default-src 'none'; style-src 'sha256-${styleHash}'; ${sends ? `script-src 'sha256-${sendAtOnceHash}'; ` : ''}form-action ${["'self'", ...formTargets].join(' ')}; frame-ancestors 'none'; base-uri 'none'`;
