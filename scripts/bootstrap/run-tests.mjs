import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findNpm } from './npm-command.mjs';
import { CACHE, ROOT, tell } from './project.mjs';
import { runBeside, runProgram } from './run-program.mjs';
import { readCounts } from './test-counts.mjs';
import { listFailures } from './test-failures.mjs';

/** Projects of vitest.config.ts; those of a row run side by side. */
const RUNS = [['unit', 'media'], ['e2e'], ['portal'], ['e2e-alone']];
const VITEST = join(ROOT, 'node_modules/vitest/vitest.mjs');

/**
 * Runs the checks and every test, or with arguments (file names, `-t name`) only the tests that they choose. The
 * last line it prints is `N passed, N failed`, with `, N skipped` where tests were skipped.
 * @returns {Promise<number>} exit code: 0 when all went well and at least one test ran
 */
export async function runTests(node, args) {
  // Beside the first tests, which wait more than they work.
  const checks = args.length === 0 ? runBeside(node, [findNpm(), 'run', '--silent', 'check']) : Promise.resolve(0);
  const codes = [];
  const reports = [];
  for (const projects of RUNS) {
    if (codes.some(isSignal)) break;
    const report = join(CACHE, `test-report-${projects[0]}.json`);
    reports.push(report);
    codes.push(await runVitest(node, projects, report, args));
  }
  codes.unshift(await checks);
  return summarize(codes, reports);
}

function runVitest(node, projects, report, args) {
  mkdirSync(CACHE, { recursive: true });
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const chosen = projects.flatMap((project) => ['--project', project]);
  return runProgram(node, [VITEST, 'run', ...chosen, '--passWithNoTests', ...reporters, ...args]);
}

function summarize(codes, reports) {
  const { passed, failed, skipped } = readCounts(reports);
  const failure = codes.find((code) => code !== 0) ?? 0;
  for (const failed of listFailures(reports)) process.stdout.write(`FAILED ${failed}\n`);
  if (passed + failed === 0) tell('No test ran.');
  else if (failure !== 0 && failed === 0)
    tell('The tests passed, but a check or a test run as a whole failed: see above.');
  process.stdout.write(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
  return failure !== 0 ? failure : Number(passed + failed === 0 || failed > 0);
}

function isSignal(code) {
  return code > 128;
}
