import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { settle } from './accessibility';

/** Set by `npm run screenshots`: where the pictures go. Without it none are made. */
const folder = process.env['QUINTET_SCREENSHOTS'];
export const screenshotWidths = [360, 1280, 2560] as const;

/** A picture of the page at each width, in the theme that it has. */
export const takeScreenshots = async (page: Page, name: string): Promise<void> => {
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  const before = page.viewportSize();
  for (const width of screenshotWidths) {
    await page.setViewportSize({ width, height: width === 2560 ? 1440 : 900 });
    await settle(page);
    await page.screenshot({ path: join(folder, `${name}-${width}.png`), fullPage: width !== 2560 });
  }
  if (before) await page.setViewportSize(before);
};

/** How far the page is wider than its window, in px: 0 on a page that fits. */
export const overflowOf = (page: Page): Promise<number> => page.evaluate('Math.max(0, document.documentElement.scrollWidth - innerWidth)') as Promise<number>;

/** A picture for the guides, as a reader of them sees the page: 1280 px wide, no taller than its content needs. */
export const takeGuidePicture = async (page: Page, name: string): Promise<void> => {
  if (!folder) return;
  const at = join(folder, 'guide');
  mkdirSync(at, { recursive: true });
  for (const notice of await page.locator('.mantine-Notification-closeButton').all()) await notice.click({ timeout: 500 }).catch(() => undefined);
  await settle(page);
  await page.waitForTimeout(300); // notices slide out
  await page.screenshot({ path: join(at, `${name}.png`) });
};
