export { logIn, startPortalWorld, type PageOptions, type Person, type Portal, type PortalWorld } from './portal-world';
export { expectAccessible, settle, violationsOf } from './accessibility';
export { overflowOf, screenshotWidths, takeScreenshots } from './screenshots';
export type { PageWatch } from './watch-page';
