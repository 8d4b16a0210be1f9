import { stat } from 'node:fs/promises';
import type { MailboxParts } from './mailbox-parts.ts';

/** A file may be there a moment before the row that names it. */
const SPARED_MS = 3_600_000;

/**
 * Deletes the files of mailboxes that no row names: of mailboxes and tenants that are gone, and of writes that a crash
 * has cut short.
 */
export async function sweepMailboxFiles({ db, files, now }: MailboxParts, signal: AbortSignal): Promise<void> {
  const found = await files.list('voicemail');
  if (found.length === 0) return;
  const named = await db.transaction({ kind: 'all' }, async (trx) => {
    const messages = await trx.selectFrom('voicemail_messages').select('message_file as file').execute();
    const names = await trx.selectFrom('voicemails').select('recorded_name as file').execute();
    const greetings = await trx
      .selectFrom('voicemail_greetings')
      .select(['greeting_file as file', 'greeting_file_wide as wide'])
      .execute();
    const wide = greetings.map((row) => row.wide);
    return new Set([...[...messages, ...names, ...greetings].map(({ file }) => file), ...wide]);
  });
  for (const name of found) {
    if (signal.aborted) return;
    if (!named.has(name) && (await ageOf(files.path(name), now())) > SPARED_MS) await files.remove(name);
  }
}

async function ageOf(path: string, now: Date): Promise<number> {
  const changed = await stat(path).catch(() => null);
  return changed === null ? 0 : now.getTime() - changed.mtimeMs;
}
