import type { KoaContextWithOIDC } from 'oidc-provider';
import { contentSecurityPolicy } from './html';
import { errorPage, loggedOutPage, logoutPage } from './pages';

const show = (ctx: KoaContextWithOIDC, body: string, formTargets: readonly string[] = [], options = {}): void => {
  ctx.set('content-security-policy', contentSecurityPolicy(formTargets, options));
  ctx.type = 'html';
  ctx.body = body;
};

/** Pages that oidc-provider asks for by itself. */
export const providerPages = {
  error: (ctx: KoaContextWithOIDC, { error, error_description }: { error: string; error_description?: string | undefined }): void => show(ctx, errorPage(error, error_description)),
  logout: (ctx: KoaContextWithOIDC): void => {
    const { secret, postLogoutRedirectUri } = ctx.oidc.session?.state as { secret: string; postLogoutRedirectUri?: string };
    const back = postLogoutRedirectUri === undefined ? [] : [new URL(postLogoutRedirectUri).origin];
    // Only who holds an ID token of this very log-in asks for its end; a mere link elsewhere is to log nobody out.
    const hint = (ctx.oidc.entities as { IdTokenHint?: { payload: { sub?: unknown } } }).IdTokenHint;
    const sends = hint !== undefined && hint.payload.sub === ctx.oidc.session?.accountId;
    show(ctx, logoutPage('/oidc/logout/confirm', secret, sends), back, { sends });
  },
  loggedOut: (ctx: KoaContextWithOIDC): void => show(ctx, loggedOutPage()),
};
