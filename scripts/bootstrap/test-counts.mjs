import { existsSync, readFileSync } from 'node:fs';

/**
 * Sums Vitest's JSON reports. A file that broke before any of its tests ran counts as one failed test, and so does
 * a report that was never written.
 * @param {readonly string[]} reports
 * @returns {{ passed: number, failed: number, skipped: number }}
 */
export function readCounts(reports) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const report of reports) {
    const counts = existsSync(report) ? countsOf(JSON.parse(readFileSync(report, 'utf8'))) : { failed: 1 };
    for (const [kind, count] of Object.entries(counts)) sum[kind] += count;
  }
  return sum;
}

function countsOf({ numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults }) {
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  return {
    passed: numPassedTests,
    failed: numFailedTests + broken.length,
    skipped: numPendingTests + numTodoTests,
  };
}
