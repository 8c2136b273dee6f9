import { Router, type Request, type Response } from 'express';
import { randomBytes } from 'node:crypto';
import { AppError, commonProblems } from '@quintet/service-kit';
import { sendPlainPage } from './pages';
import type { Asset, Coding, WebRoot } from './web-root';

export interface WebRoutesParts {
  readonly webRoot: WebRoot;
  readonly publicUrl: string;
}

const noncePlaceholder = '__CSP_NONCE__';
const immutable = 'public, max-age=31536000, immutable';

const pagePolicy = (nonce: string, keyManagerOrigin: string): string =>
  [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    `form-action 'self' ${keyManagerOrigin}`,
    "object-src 'none'",
  ].join('; ');

const codingOf = (req: Request): Coding => (['br', 'gzip'] as const).find((coding) => req.acceptsEncodings(coding) !== false) ?? 'identity';

const sendAsset = async (req: Request, res: Response, asset: Asset, isHashed: boolean): Promise<void> => {
  const coding = asset.isCompressible ? codingOf(req) : 'identity';
  res.setHeader('cache-control', isHashed ? immutable : 'public, max-age=3600');
  res.setHeader('vary', 'accept-encoding');
  if (coding !== 'identity') res.setHeader('content-encoding', coding);
  if (asset.type === 'image/svg+xml') res.setHeader('content-security-policy', "sandbox; default-src 'none'; style-src 'unsafe-inline'");
  res.type(asset.type).send(await asset.read(coding));
};

/** The pages: files where they are, index.html for every other address that a browser is sent to. */
export const webRoutes = ({ webRoot, publicUrl }: WebRoutesParts): Router => {
  const keyManagerOrigin = new URL(publicUrl).origin;
  return Router().get('/{*path}', async (req, res, next) => {
    const path = req.path.slice(1);
    const asset = path === '' || path === 'index.html' ? undefined : await webRoot.asset(path);
    if (asset) return sendAsset(req, res, asset, path.startsWith('assets/'));
    if (path.startsWith('assets/') || req.accepts(['json', 'html']) !== 'html') return next(new AppError(commonProblems.NOT_FOUND));
    const page = await webRoot.page();
    if (page === undefined) return sendPlainPage(res, 503, { title: 'The pages are not built', text: 'Build the service anew ("node tools/build/bundle.mjs" with its name) and start it again, or name the folder that has them by the settings PUBLISHER_WEB_ROOT and DEVPORTAL_WEB_ROOT.' });
    const nonce = randomBytes(18).toString('base64url');
    res.setHeader('content-security-policy', pagePolicy(nonce, keyManagerOrigin));
    res.setHeader('cache-control', 'no-store');
    res.type('html').send(page.replaceAll(noncePlaceholder, nonce));
  });
};
