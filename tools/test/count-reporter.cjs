const { mkdirSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

/** Leaves one small file of counts per Jest run, so that `npm test` can add them up whatever ran in parallel. */
module.exports = class CountReporter {
  onRunComplete(_contexts, results) {
    const folder = process.env.QUINTET_TEST_COUNTS;
    if (!folder) return;
    mkdirSync(folder, { recursive: true });
    const { numPassedTests: passed, numFailedTests, numPendingTests: skipped, numRuntimeErrorTestSuites } = results;
    // A file that does not even load counts as one failure: it has no tests of its own to count.
    const failed = numFailedTests + numRuntimeErrorTestSuites;
    writeFileSync(join(folder, `${process.pid}-${Date.now()}.json`), JSON.stringify({ passed, failed, skipped }));
  }
};
