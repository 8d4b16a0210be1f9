import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { ROOT } from './project.mjs';

/** Lines of a failure's message that are shown again. */
const LINES = 12;

/**
 * What failed, once more and together: the runs before it may have scrolled away.
 * @param {readonly string[]} reports Vitest's JSON reports
 * @returns {string[]} a paragraph each, with file, name and the beginning of its message
 */
export function listFailures(reports) {
  const files = reports
    .filter((report) => existsSync(report))
    .flatMap((report) => JSON.parse(readFileSync(report, 'utf8')).testResults);
  return files.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(ROOT, name);
    if (status === 'failed' && assertionResults.length === 0) return [paragraph(file, message)];
    return assertionResults
      .filter((test) => test.status === 'failed')
      .map((test) => paragraph(`${file} > ${test.fullName}`, test.failureMessages.join('\n')));
  });
}

function paragraph(title, message) {
  const lines = message.split('\n').slice(0, LINES);
  return [title, ...lines.map((line) => `    ${line}`)].join('\n');
}
