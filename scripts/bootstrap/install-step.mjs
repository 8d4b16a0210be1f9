import { InstallError } from './install-error.mjs';
import { exitCodeOf, spawnForwarding } from './run-program.mjs';

const SHOWN_LINES = 15;

/**
 * Runs an installer quietly; what it printed is shown only when it fails.
 * @throws {InstallError} when it fails or a signal ends it
 */
export async function installStep(what, command, args, options) {
  const child = spawnForwarding(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  }
  const code = await exitCodeOf(child).catch((error) => {
    throw new InstallError(`${what} failed: ${error.message}`);
  });
  if (code > 128) throw new InstallError(`${what} was stopped.`, code);
  if (code !== 0) {
    throw new InstallError(`${ends(output)}\n${what} failed (exit code ${code}): ${command} ${args.join(' ')}`);
  }
}

/** The first and the last lines: npm names the cause at the beginning, apt-get at the end. */
function ends(output) {
  const lines = output.trimEnd().split('\n');
  if (lines.length <= 2 * SHOWN_LINES) return lines.join('\n');
  return [...lines.slice(0, SHOWN_LINES), '...', ...lines.slice(-SHOWN_LINES)].join('\n');
}
