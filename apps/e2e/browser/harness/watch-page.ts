import type { Page } from 'playwright-core';

export interface PageWatch {
  /** What no page may do: run a foreign script, break its Content-Security-Policy, throw, log an error. */
  readonly faults: readonly string[];
  /** A fault whose text matches is part of what the test does. */
  expect(pattern: RegExp): void;
}

/** Chromium reports each refused request as an error of the page: what the page makes of it is what the tests look at. */
const refusedRequest = /^Failed to load resource: the server responded with a status of (4\d\d|503)/;

/** Notes what goes wrong on a page while a test uses it. A page that shows a dialog of the browser runs something that it should not. */
export const watchPage = (page: Page): PageWatch => {
  const expected: RegExp[] = [];
  const seen: string[] = [];
  const note = (text: string): void => {
    seen.push(text.slice(0, 1_000));
  };
  page.on('pageerror', (error) => note(`threw: ${error.message}`));
  page.on('dialog', (dialog) => {
    if (dialog.type() !== 'beforeunload') note(`dialog: ${dialog.message()}`);
    void dialog.accept().catch(() => undefined);
  });
  page.on('console', (message) => {
    if (message.type() === 'error' && !refusedRequest.test(message.text())) note(`console: ${message.text()}`);
  });
  return {
    get faults() {
      return seen.filter((text) => !expected.some((pattern) => pattern.test(text)));
    },
    expect: (pattern) => expected.push(pattern),
  };
};
