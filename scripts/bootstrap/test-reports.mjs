import { existsSync, readFileSync } from 'node:fs';

/**
 * The results of Vitest's JSON reports, file by file. Where a later report has a file again, its result stands.
 * @param {readonly string[]} reports paths
 * @returns {{ files: object[], missing: number }} `missing`: reports that were never written
 */
export function readResults(reports) {
  const files = new Map();
  let missing = 0;
  for (const report of reports) {
    if (!existsSync(report)) missing += 1;
    else for (const file of JSON.parse(readFileSync(report, 'utf8')).testResults) files.set(file.name, file);
  }
  return { files: [...files.values()], missing };
}

/** Whether something of the file failed. A file may break before any of its tests runs. */
export function isFailed({ status, assertionResults }) {
  return status === 'failed' || assertionResults.some((test) => test.status === 'failed');
}
