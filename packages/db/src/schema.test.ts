import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { createTestDatabase, tablesWithoutFence } from './testing/index.ts';

const script = join(import.meta.dirname, '..', 'scripts', 'generate-schema.mjs');

test('the types of the tables are what the migrations produce', { timeout: 60_000 }, async () => {
  const { url, drop } = await createTestDatabase();
  const check = promisify(execFile)(process.execPath, [script, '--check'], {
    env: { ...process.env, DATABASE_URL: url },
  });
  await expect(check).resolves.toMatchObject({ stderr: '' });
  await drop();
});

test('every table with a tenant is behind the fence', async () => {
  const { url, drop } = await createTestDatabase();
  expect(await tablesWithoutFence(url)).toEqual([]);
  await drop();
});
