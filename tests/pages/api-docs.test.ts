import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServerProcess, startServer } from '../system/server-process.ts';

const run = promisify(execFile);

let server: ServerProcess;
let profile: string;

beforeAll(async () => {
  server = await startServer();
  profile = mkdtempSync(join(tmpdir(), 'strowger-browser-'));
});
afterAll(async () => {
  await server.dispose();
  rmSync(profile, { recursive: true, force: true });
});

/** The page as a browser has it once its scripts have run. */
async function rendered(path: string): Promise<string> {
  const { stdout } = await run(
    'chromium',
    [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--user-data-dir=${profile}`,
      '--virtual-time-budget=20000',
      '--dump-dom',
      `${server.url}${path}`,
    ],
    { maxBuffer: 64 * 1024 * 1024, timeout: 55_000 },
  );
  return stdout;
}

describe('in a browser', () => {
  it('the API page lists the operations of the document', async () => {
    const page = await rendered('/api/docs');
    expect(page).toContain('/fpbx_extensions');
    expect(page).toContain('Click to call');
  });

  it('the start page says what runs and leads to the API', async () => {
    const page = await rendered('/');
    expect(page).toContain('Strowger is running');
    expect(page).toContain(`${server.url}/api`);
    expect(page).not.toContain('{{');
  });
});
