import type { Page } from 'playwright-core';

export interface FirstLoad {
  /** What the server sent for the page and all that it loads, headers aside, as gzip; bytes. */
  readonly transferredBytes: number;
  /** Largest Contentful Paint; ms since the navigation began. */
  readonly lcpMs: number;
  /** Cumulative Layout Shift; no unit. */
  readonly cls: number;
}

const observe = `
  window.vitals = { lcp: 0, cls: 0 };
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.vitals.lcp = entry.startTime; }).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.vitals.cls += entry.value; }).observe({ type: 'layout-shift', buffered: true });
`;

/** Loads an address with an empty cache, by a browser that takes gzip, and waits for what `isThere` waits for. */
export const measureFirstLoad = async (page: Page, url: string, isThere: (page: Page) => Promise<unknown>): Promise<FirstLoad> => {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
  await devtools.send('Network.setExtraHTTPHeaders', { headers: { 'accept-encoding': 'gzip' } });
  let transferredBytes = 0;

  devtools.on('Network.dataReceived', ({ encodedDataLength }) => (transferredBytes += encodedDataLength));
  await page.addInitScript(observe);
  await page.goto(url);
  await isThere(page);
  await page.waitForTimeout(500); // a late shift counts too
  const { lcp, cls } = await page.evaluate<{ lcp: number; cls: number }>('window.vitals');
  await devtools.detach();
  return { transferredBytes, lcpMs: lcp, cls };
};
