import type { Response } from 'express';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign);

export interface PlainPage {
  readonly title: string;
  readonly text: string;
  readonly link?: { readonly href: string; readonly text: string };
  /** Address of a script of the portal's own. */
  readonly script?: string;
}

/** A page of the host itself, for when the portal's own pages cannot be shown. It loads nothing but its own script. */
export const sendPlainPage = (res: Response, status: number, { title, text, link, script }: PlainPage): void => {
  res.setHeader('content-security-policy', `default-src 'none'; script-src ${script === undefined ? "'none'" : "'self'"}; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`);
  res.setHeader('cache-control', 'no-store');
  const links = link === undefined ? '' : `<p><a href="${escape(link.href)}">${escape(link.text)}</a></p>`;
  const scripts = script === undefined ? '' : `<script src="${escape(script)}" defer></script>`;
  res
    .status(status)
    .type('html')
    .send(
      `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${escape(title)}</title>${scripts}</head><body><main><h1>${escape(title)}</h1><p>${escape(text)}</p>${links}</main></body></html>`,
    );
};
