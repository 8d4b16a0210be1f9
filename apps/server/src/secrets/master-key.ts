import { randomBytes } from 'node:crypto';
import { link, open, readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '@strowger/db';
import { errorCode } from '../error-code.ts';
import { StartError } from '../start-error.ts';
import type { Vault } from './vault.ts';

const KEY_FILE = 'master.key';
const KEY_BYTES = 32;
/** Row of `settings`: a text sealed under the key of the first process. No setting of the API has this name. */
const CHECK_NAME = 'internal.master_key_check';
const CHECK_TEXT = 'strowger';

/**
 * The key file of the data directory, made at first start for its owner's eyes alone.
 * @throws StartError when the file cannot be read or holds no key
 */
export async function readKeyFile(directory: string): Promise<Buffer> {
  const path = join(directory, KEY_FILE);
  try {
    return await read(path);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw asStartError(error);
  }
  try {
    await create(path);
    return await read(path);
  } catch (error) {
    throw asStartError(error);
  }
}

async function read(path: string): Promise<Buffer> {
  const text = (await readFile(path, 'utf8')).trim();
  if (!/^[0-9a-f]{64}$/i.test(text)) {
    throw new StartError(`${KEY_FILE} in the data directory does not hold 32 bytes as hex: restore it from a backup.`);
  }
  return Buffer.from(text, 'hex');
}

/** Complete or absent, also when the machine stops in between or two processes start at once: the first one wins. */
async function create(path: string): Promise<void> {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(`${randomBytes(KEY_BYTES).toString('hex')}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    await link(draft, path);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  } finally {
    await unlink(draft);
  }
}

function asStartError(error: unknown): StartError {
  if (error instanceof StartError) return error;
  return new StartError(
    `${KEY_FILE} in the data directory cannot be read or made (${errorCode(error) ?? 'unknown reason'}).`,
  );
}

/**
 * Makes sure that this database was written under our key: processes that share it must have the same one.
 * @throws StartError when another key wrote it
 */
export async function checkMasterKey(db: Database, vault: Vault): Promise<void> {
  await db.transaction({ kind: 'all' }, async (trx) => {
    await trx
      .insertInto('settings')
      .values({ name: CHECK_NAME, value: JSON.stringify(vault.seal(CHECK_TEXT, CHECK_NAME)) })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .execute();
    const row = await trx
      .selectFrom('settings')
      .select('value')
      .where('name', '=', CHECK_NAME)
      .executeTakeFirstOrThrow();
    if (!opens(vault, row.value)) {
      throw new StartError(
        'STROWGER_MASTER_KEY (or master.key in the data directory) is not the key this database was written under.',
      );
    }
  });
}

function opens(vault: Vault, sealed: unknown): boolean {
  if (typeof sealed !== 'string') return false;
  try {
    return vault.open(sealed, CHECK_NAME) === CHECK_TEXT;
  } catch {
    return false;
  }
}
