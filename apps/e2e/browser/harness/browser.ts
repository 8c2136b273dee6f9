import { chromium, type Browser } from 'playwright-core';

/** The Chromium that `find-browser.mjs` found. */
export const launchBrowser = async (): Promise<Browser> => {
  const executablePath = process.env['BROWSER_PATH'];
  if (!executablePath) throw new Error('BROWSER_PATH names no browser: run the tests with apps/e2e/jest.browser.config.cjs');
  return chromium.launch({
    executablePath,
    headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--font-render-hinting=none', '--hide-scrollbars', '--disable-dev-shm-usage'],
  });
};
