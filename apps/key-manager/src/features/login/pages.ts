import { html, page, sendingAtOnce } from './html';

interface FormParts {
  readonly action: string;
  readonly csrf: string;
}

export const loginPage = ({ action, csrf, clientName, username = '', fault }: FormParts & { clientName: string; username?: string; fault?: string | undefined }): string =>
  page(
    'Log in',
    html`<p>to go on to ${clientName}</p>
      ${fault === undefined ? '' : html`<p class="fault" role="alert">${fault}</p>`}
      <form method="post" action="${action}/login" autocomplete="on">
        <input type="hidden" name="csrf" value="${csrf}" />
        <label for="username">User name</label><input id="username" name="username" value="${username}" autocomplete="username" required autofocus maxlength="400" />
        <label for="password">Password</label><input id="password" name="password" type="password" autocomplete="current-password" required maxlength="1024" />
        <button type="submit">Log in</button>
      </form>`,
  );

export const consentPage = ({ action, csrf, clientName, username, scopes }: FormParts & { clientName: string; username: string; scopes: readonly string[] }): string =>
  page(
    'Allow access?',
    html`<p><strong>${clientName}</strong> asks to act for you, ${username}${scopes.length === 0 ? '.' : ', with:'}</p>
      <ul>
        ${scopes.map((scope) => html`<li>${scope}</li>`)}
      </ul>
      <form method="post" action="${action}/consent">
        <input type="hidden" name="csrf" value="${csrf}" />
        <button type="submit" name="decision" value="allow">Allow</button><button type="submit" name="decision" value="deny" class="second">Deny</button>
      </form>`,
  );

export const errorPage = (error: string, description: string | undefined): string => page('This did not work', html`<p>${description ?? 'The request could not be answered.'}</p><p>(${error})</p>`);

/** @param asked by a portal whose log-in it was: who pressed its button is not asked again */
export const logoutPage = (action: string, xsrf: string, asked: boolean): string =>
  page(
    'Log out?',
    html`<form method="post" action="${action}">
      <input type="hidden" name="xsrf" value="${xsrf}" />
      <button type="submit" name="logout" value="yes">Log out</button><button type="submit" class="second">Stay</button>
    </form>
    ${asked ? sendingAtOnce() : ''}`,
  );

export const loggedOutPage = (): string => page('Logged out', html`<p>You are logged out.</p>`);
