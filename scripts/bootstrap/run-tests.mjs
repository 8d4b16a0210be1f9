import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findNpm } from './npm-command.mjs';
import { CACHE, ROOT, tell } from './project.mjs';
import { runBeside, runProgram } from './run-program.mjs';
import { countTests } from './test-counts.mjs';
import { listFailures } from './test-failures.mjs';
import { isFailed, readResults } from './test-reports.mjs';

/** Projects of vitest.config.ts, one after the other. */
const RUNS = [
  { project: 'unit', inRealTime: false },
  { project: 'media', inRealTime: true },
  { project: 'e2e', inRealTime: true },
  { project: 'portal', inRealTime: true },
  { project: 'e2e-alone', inRealTime: true },
];
/** What shares a slow machine with others may miss its moment: so many files of a project get another one, alone. */
const MOST_AGAIN = 3;
const VITEST = join(ROOT, 'node_modules/vitest/vitest.mjs');

/**
 * Runs the checks and every test, or with arguments (file names, `-t name`) only the tests that they choose. A few files that
 * fail in real time are run again, one at a time with nothing beside them; both outcomes are shown. The last line it prints is `N passed, N failed`, with `, N skipped` where tests were skipped.
 * @returns {Promise<number>} exit code: 0 when all went well and at least one test ran
 */
export async function runTests(node, args) {
  // Beside the first tests, which wait more than they work.
  const checks = args.length === 0 ? runBeside(node, [findNpm(), 'run', '--silent', 'check']) : Promise.resolve(0);
  const codes = [];
  const reports = [];
  const again = [];
  for (const { project, inRealTime } of RUNS) {
    if (codes.some(isSignal)) break;
    const report = join(CACHE, `test-report-${project}.json`);
    reports.push(report);
    let code = await runVitest(node, project, report, args);
    const failed = inRealTime && code !== 0 && !isSignal(code) ? readResults([report]).files.filter(isFailed) : [];
    if (failed.length > 0 && failed.length <= MOST_AGAIN) {
      again.push(...listFailures(failed));
      reports.push(`${report}.again`);
      const files = failed.map(({ name }) => name);
      code = await runVitest(node, project, `${report}.again`, [...files, '--maxWorkers=1', ...namesIn(args)]);
    }
    codes.push(code);
  }
  codes.unshift(await checks);
  return summarize(codes, reports, again);
}

/** Of the arguments of a run, what chooses tests by name. */
function namesIn(args) {
  const at = args.findIndex((arg) => arg === '-t' || arg === '--testNamePattern');
  return at === -1 ? [] : args.slice(at, at + 2);
}

function runVitest(node, project, report, args) {
  mkdirSync(CACHE, { recursive: true });
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return runProgram(node, [VITEST, 'run', '--project', project, '--passWithNoTests', ...reporters, ...args]);
}

function summarize(codes, reports, again) {
  const results = readResults(reports);
  const { passed, failed, skipped } = countTests(results);
  const failure = codes.find((code) => code !== 0) ?? 0;
  for (const failure of again) process.stdout.write(`RUN AGAIN ALONE, because it failed beside others: ${failure}\n`);
  for (const failure of listFailures(results.files)) process.stdout.write(`FAILED ${failure}\n`);
  if (passed + failed === 0) tell('No test ran.');
  else if (failure !== 0 && failed === 0)
    tell('The tests passed, but a check or a test run as a whole failed: see above.');
  process.stdout.write(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
  return failure !== 0 ? failure : Number(passed + failed === 0 || failed > 0);
}

function isSignal(code) {
  return code > 128;
}
