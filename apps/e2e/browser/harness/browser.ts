import { existsSync } from 'node:fs';
import sparticuz from '@sparticuz/chromium';
import { chromium, type Browser } from 'playwright-core';

const installed = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/chromium-browser'];

/** An installed Chromium when `BROWSER_PATH` names one, else the one that comes as a package and needs nothing of the system; an installed one where that cannot run. */
export const launchBrowser = async (): Promise<Browser> => {
  const named = process.env['BROWSER_PATH'];
  const executablePath = named ?? (await sparticuz.executablePath().catch(() => installed.find((path) => existsSync(path))));
  if (!executablePath) throw new Error('there is no browser: set BROWSER_PATH to a Chromium');
  return chromium.launch({
    executablePath,
    headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--font-render-hinting=none', '--hide-scrollbars', '--disable-dev-shm-usage'],
  });
};
