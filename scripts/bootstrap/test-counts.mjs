import { isFailed } from './test-reports.mjs';

/**
 * Counts tests. A file that broke before any of its tests ran counts as one failed test, and so does a report that was
 * never written.
 * @param {ReturnType<typeof import('./test-reports.mjs').readResults>} results
 * @returns {{ passed: number, failed: number, skipped: number }}
 */
export function countTests({ files, missing }) {
  const counts = { passed: 0, failed: missing, skipped: 0 };
  for (const file of files) {
    if (isFailed(file) && file.assertionResults.length === 0) counts.failed += 1;
    for (const { status } of file.assertionResults)
      counts[status === 'passed' || status === 'failed' ? status : 'skipped'] += 1;
  }
  return counts;
}
