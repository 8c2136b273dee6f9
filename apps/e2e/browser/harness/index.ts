export { logIn, startPortalWorld, type PageOptions, type Person, type Portal, type PortalWorld } from './portal-world';
export { setScene, type Scene } from './scene';
export { measureFirstLoad, type FirstLoad } from './vitals';
export { expectAccessible, settle, violationsOf } from './accessibility';
export { overflowOf, screenshotWidths, takeGuidePicture, takeScreenshots } from './screenshots';
export { faultsOf } from './page-checks';
export { publishApi, type PublishOptions } from './published-api';
export type { PageWatch } from './watch-page';
