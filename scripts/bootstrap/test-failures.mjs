import { relative } from 'node:path';
import { ROOT } from './project.mjs';
import { isFailed } from './test-reports.mjs';

/** Lines of a failure's message that are shown again. */
const LINES = 12;

/**
 * What failed, once more and together: the runs before it may have scrolled away.
 * @param {readonly object[]} files see `readResults()`
 * @returns {string[]} a paragraph each, with file, name and the beginning of its message
 */
export function listFailures(files) {
  return files.flatMap((result) => {
    const file = relative(ROOT, result.name);
    if (isFailed(result) && result.assertionResults.length === 0) return [paragraph(file, result.message)];
    return result.assertionResults
      .filter((test) => test.status === 'failed')
      .map((test) => paragraph(`${file} > ${test.fullName}`, test.failureMessages.join('\n')));
  });
}

function paragraph(title, message) {
  const lines = message.split('\n').slice(0, LINES);
  return [title, ...lines.map((line) => `    ${line}`)].join('\n');
}
