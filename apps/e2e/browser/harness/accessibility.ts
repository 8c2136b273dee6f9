import { readFileSync } from 'node:fs';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const source = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const options: RunOptions = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] };

const quietMs = 200;
const settleTimeoutMs = 10_000;
const isStill = 'document.querySelectorAll("[aria-busy=true]").length === 0 && document.fonts.status === "loaded" && document.querySelectorAll("h1").length > 0';

/** Lets what is on its way arrive: skeletons, fonts. Still for 200 ms, or at most 10 s. */
export const settle = async (page: Page): Promise<void> => {
  const deadline = Date.now() + settleTimeoutMs;
  for (let still = 0; still < 2 && Date.now() < deadline; ) {
    still = (await page.evaluate(isStill)) ? still + 1 : 0;
    await page.waitForTimeout(quietMs / 2);
  }
};

/** What axe finds against WCAG 2.2 A and AA, and against its best practices, one line each. Runs outside of the page's Content-Security-Policy, as extensions do. */
export const violationsOf = async (page: Page): Promise<readonly string[]> => {
  await settle(page);
  await page.evaluate(source);
  const { violations } = (await page.evaluate(`axe.run(document, ${JSON.stringify(options)})`)) as AxeResults;
  return violations.flatMap(({ id, impact, nodes }) => nodes.slice(0, 5).map(({ target, failureSummary }) => `${id} (${impact}): ${target.join(' ')}: ${(failureSummary ?? '').replaceAll('\n', ' ')}`));
};

/** The same page in both themes. @throws with every violation */
export const expectAccessible = async (page: Page): Promise<void> => {
  for (const theme of ['light', 'dark'] as const) {
    await page.evaluate(`document.documentElement.setAttribute('data-mantine-color-scheme', '${theme}')`);
    await page.waitForTimeout(100);
    const found = await violationsOf(page);
    if (found.length > 0) throw new Error(`${page.url()} in the ${theme} theme:\n${found.join('\n')}`);
  }
};
