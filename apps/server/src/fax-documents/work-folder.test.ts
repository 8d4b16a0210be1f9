import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, stat, utimes } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inWorkFolder, makeWorkFolder, sweepWorkFolders } from './work-folder.ts';

let data: string;
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'strowger-work-'));
});
afterEach(() => rm(data, { recursive: true }));

describe('folders with clear files', () => {
  it('are for their process alone, and gone when the work is done or has failed', async () => {
    let path = '';
    await inWorkFolder(data, async (folder) => {
      path = folder;
      expect((await stat(folder)).mode & 0o777).toBe(0o700);
    });
    expect(existsSync(path)).toBe(false);
    await expect(
      inWorkFolder(data, async (folder) => {
        path = folder;
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(existsSync(path)).toBe(false);
  });

  it('that a process has left are swept away at the next start; those of living ones stay', async () => {
    const own = await makeWorkFolder(data);
    const id = '00000000-0000-4000-8000-000000000000';
    const name = (host: string, pid: number) => join(dirname(own.path), `${host}.${pid}.${id}`);
    const [dead, living, elsewhere, old] = [
      name(hostname(), 2 ** 22 + 1),
      name(hostname(), process.ppid),
      name('other', 7),
      name('old', 7),
    ];
    for (const path of [dead, living, elsewhere, old]) await mkdir(path);
    await utimes(old, new Date(0), new Date(0));
    await sweepWorkFolders(data, new Date());
    expect([own.path, dead, living, elsewhere, old].map((path) => existsSync(path))).toEqual([
      ...[false, false],
      ...[true, true, false],
    ]);
  });
});
