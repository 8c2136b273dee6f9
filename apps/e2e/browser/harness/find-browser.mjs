// Before all browser tests: the Chromium that they run. One that comes as a package and needs nothing of the system,
// unless BROWSER_PATH names another.
import chromium from '@sparticuz/chromium';

export default async () => {
  process.env.BROWSER_PATH ||= await chromium.executablePath();
};
