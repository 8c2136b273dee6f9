import type { Page } from 'playwright-core';
import { expectAccessible, settle } from './accessibility';
import { overflowOf, takeScreenshots } from './screenshots';

const narrow = { width: 360, height: 800 };

/** What holds for every page, whatever it shows: no barrier in either theme, nothing wider than a phone. @returns what does not */
export const faultsOf = async (page: Page, name: string): Promise<readonly string[]> => {
  const faults: string[] = [];
  await expectAccessible(page).catch((error: Error) => faults.push(error.message));
  const before = page.viewportSize() ?? { width: 1280, height: 900 };
  await page.setViewportSize(narrow);
  await settle(page);
  const overflow = await overflowOf(page);
  if (overflow > 0) faults.push(`${name} is ${overflow} px too wide at ${narrow.width} px`);
  await page.setViewportSize(before);
  await takeScreenshots(page, name);
  return faults;
};
