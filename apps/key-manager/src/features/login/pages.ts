import { html, page, sendingAtOnce } from './html';

interface FormParts {
  readonly action: string;
  readonly csrf: string;
}

/** What is said above a form. */
export interface Notice {
  readonly text: string;
  /** `note`: nothing is wrong, there is something to know. */
  readonly kind: 'fault' | 'note';
}

export interface LoginPageParts extends FormParts {
  readonly clientName: string;
  readonly username?: string;
  readonly notice?: Notice | undefined;
  /** Where somebody without an account gets one. */
  readonly signUpPath?: string | undefined;
}

const noticeOf = (notice: Notice | undefined) => notice && html`<p class="${notice.kind}" id="notice" role="${notice.kind === 'fault' ? 'alert' : 'status'}">${notice.text}</p>`;
const attribute = (given: boolean, text: string) => (given ? { html: ` ${text}` } : '');

export const loginPage = ({ action, csrf, clientName, username = '', notice, signUpPath }: LoginPageParts): string => {
  const wrong = attribute(notice?.kind === 'fault', 'aria-invalid="true" aria-describedby="notice"');
  return page(
    'Log in',
    html`<p class="dimmed">to go on to ${clientName}</p>
      ${noticeOf(notice)}
      <form method="post" action="${action}/login" autocomplete="on">
        <input type="hidden" name="csrf" value="${csrf}" />
        <label for="username">User name</label>
        <input id="username" name="username" value="${username}" autocomplete="username" autocapitalize="none" spellcheck="false" required maxlength="400"${wrong}${attribute(username === '', 'autofocus')} />
        <label for="password">Password</label>
        <input id="password" name="password" type="password" autocomplete="current-password" required maxlength="1024"${wrong}${attribute(username !== '', 'autofocus')} />
        <div class="actions"><button type="submit">Log in</button></div>
      </form>
      ${signUpPath === undefined ? '' : html`<p class="below">No account yet? <a href="${signUpPath}">Sign up</a></p>`}`,
  );
};

export const consentPage = ({ action, csrf, clientName, username, scopes }: FormParts & { clientName: string; username: string; scopes: readonly string[] }): string =>
  page(
    'Allow access?',
    html`<p><strong>${clientName}</strong> asks to act for you, ${username}${scopes.length === 0 ? '.' : ', with:'}</p>
      ${scopes.length === 0 ? '' : html`<ul>${scopes.map((scope) => html`<li>${scope}</li>`)}</ul>`}
      <form method="post" action="${action}/consent">
        <input type="hidden" name="csrf" value="${csrf}" />
        <div class="actions"><button type="submit" name="decision" value="allow">Allow</button><button type="submit" name="decision" value="deny" class="second">Deny</button></div>
      </form>`,
  );

const waysOn = html`<p class="below"><a href="/devportal/">Developer portal</a> &middot; <a href="/publisher/">Publisher</a></p>`;

export const errorPage = (error: string, description: string | undefined): string =>
  page('This did not work', html`<p>${description ?? 'The request could not be answered.'}</p><p class="dimmed">(${error})</p>${waysOn}`);

/** For who waited for too long, or came by an old address. */
export const expiredPage = (): string => page('This log-in is over', html`<p>It has taken too long, or was begun in another window. Begin again from where you want to go:</p>${waysOn}`);

/** @param asked by a portal whose log-in it was: who pressed its button is not asked again */
export const logoutPage = (action: string, xsrf: string, asked: boolean): string =>
  page(
    'Log out?',
    html`<form method="post" action="${action}">
      <input type="hidden" name="xsrf" value="${xsrf}" />
      <div class="actions"><button type="submit" name="logout" value="yes">Log out</button><button type="submit" class="second">Stay</button></div>
    </form>
    ${asked ? sendingAtOnce() : ''}`,
  );

export const loggedOutPage = (): string => page('Logged out', html`<p>You are logged out.</p>${waysOn}`);
