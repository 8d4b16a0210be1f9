import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer, type TestTenant } from '../testing/test-server.ts';

const RECIPES = new URL('../../../../docs/integration.md', import.meta.url);

interface Recipe {
  readonly commands: string;
  /** The answer as the document shows it; null: it shows none. */
  readonly answer: Record<string, unknown> | null;
}

let server: TestServer;
let acme: TestTenant;
let folder: string;

beforeAll(async () => {
  server = await startTestServer();
  acme = await server.makeTenant('acme');
  const extension = { extension: '1001', password: 'a-sip-secret-1' };
  await server.request('POST', '/fpbx_extensions', { token: acme.adminToken, body: extension });
  // Billing hosts elsewhere need the recipe's own line; this one calls from here.
  await server.request('POST', '/integration_whitelist', { token: server.adminToken, body: { cidr: '127.0.0.1' } });
  await server.request('PUT', '/integration_settings', { token: server.adminToken, body: { allow_loopback: true } });
  folder = await mkdtemp(join(tmpdir(), 'strowger-recipes-'));
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

function recipesOf(text: string): Recipe[] {
  const blocks = [...text.matchAll(/```(sh|json)\n([\s\S]*?)```/g)].map(([, kind, body = '']) => ({ kind, body }));
  return blocks.flatMap(({ kind, body }, index) => {
    if (kind !== 'sh') return [];
    const next = blocks[index + 1];
    return [{ commands: body, answer: next?.kind === 'json' ? JSON.parse(next.body) : null }];
  });
}

test('the recipes of the document run as they stand, and their answers have the fields that it shows', async () => {
  const recipes = recipesOf(await readFile(RECIPES, 'utf8'));
  const steps = recipes.map(({ commands }, index) => `{\n${commands}\n} > answer-${index}`);
  await writeFile(join(folder, 'recipes.sh'), `set -euo pipefail\n${steps.join('\n')}\n`);
  const env = { PATH: process.env['PATH'], PBX: server.url, DOMAIN: acme.domain, TOKEN: server.adminToken };
  const run = await promisify(execFile)('bash', ['recipes.sh'], { cwd: folder, env }).catch(async (error: unknown) => {
    const answers = await Promise.all(recipes.map((_, index) => answerOf(index).catch(() => '(not run)')));
    throw new Error(`${error}\n${answers.join('\n')}`);
  });
  expect(run.stderr).toBe('');
  for (const [index, { commands, answer }] of recipes.entries()) {
    if (answer === null) continue;
    const shown: unknown = JSON.parse(await answerOf(index));
    expect(Object.keys(Object(shown)), commands).toEqual(Object.keys(answer));
  }
}, 120_000);

function answerOf(index: number): Promise<string> {
  return readFile(join(folder, `answer-${index}`), 'utf8');
}
