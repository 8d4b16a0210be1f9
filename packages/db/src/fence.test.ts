import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase } from './testing/index.ts';

test('x', async () => {
  const t = Date.now();
  const d = await createTestDatabase();
  console.log(Date.now() - t);
  const t2 = Date.now();
  const d2 = await createTestDatabase();
  console.log(Date.now() - t2, d2.url);
  await d.drop();
  await d2.drop();
});
