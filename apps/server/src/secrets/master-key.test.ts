import { mkdtemp, readdir, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '@strowger/db';
import { createTestDatabase } from '@strowger/db/testing';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { checkMasterKey, readKeyFile } from './master-key.ts';
import { createVault } from './vault.ts';

const directory = () => mkdtemp(join(tmpdir(), 'strowger-key-'));

describe('key file', () => {
  it('is made once, for its owner alone, and read from then on', async () => {
    const where = await directory();
    const key = await readKeyFile(where);
    expect(key).toHaveLength(32);
    expect((await stat(join(where, 'master.key'))).mode & 0o777).toBe(0o600);
    expect(await readKeyFile(where)).toEqual(key);
    expect(await readdir(where)).toEqual(['master.key']);
  });

  it('is the same for all who start at once', async () => {
    const where = await directory();
    const keys = await Promise.all(Array.from({ length: 8 }, () => readKeyFile(where)));
    expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(1);
  });

  it('that holds no key, or cannot be made, is told in one line', async () => {
    const where = await directory();
    await writeFile(join(where, 'master.key'), 'rubbish');
    await expect(readKeyFile(where)).rejects.toThrow(/^master\.key in the data directory does not hold 32 bytes/);
    await expect(readKeyFile(join(where, 'missing'))).rejects.toThrow(/cannot be read or made \(ENOENT\)/);
  });
});

describe('master key check', () => {
  it('lets the key in that the database was written under, and no other', async () => {
    const test = await createTestDatabase();
    const db = await openDatabase({ url: test.url, log: pino({ level: 'silent' }) });
    const ours = createVault(Buffer.alloc(32, 1));
    await checkMasterKey(db, ours);
    await checkMasterKey(db, ours);
    await expect(checkMasterKey(db, createVault(Buffer.alloc(32, 2)))).rejects.toThrow(
      /^STROWGER_MASTER_KEY .* is not the key/,
    );
    await db.close();
    await test.drop();
  });
});
