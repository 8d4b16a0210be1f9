import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { MailboxConfiguration } from '@strowger/callplan';
import type { Trx } from '@strowger/db';
import type { Mailbox, MailboxChange, MailboxMessage, MailboxStore } from '@strowger/switch';
import { joinWav } from '../../audio-files/join-wav.ts';
import { type PhoneWriter, writeByPhone } from '../../engine/write-by-phone.ts';
import { configChanged } from '../../events/config-changed.ts';
import type { EventBus } from '../../events/event-bus.ts';
import type { MediaStore } from '../../media-store/media-store.ts';
import { greetingsOf, putGreeting } from '../voicemail-greetings/greeting-rows.ts';
import { auditPhoneWrite, type PhoneWrite } from './audit-phone-write.ts';
import { deleteMessage, markMessage } from './change-message.ts';
import { folderOf, keepMessage } from './keep-message.ts';
import { leaveMessage } from './leave-message.ts';
import { mailAddresses, mailMessage } from './mail-message.ts';
import { PIN_CONTEXT } from './mailbox-fields.ts';
import type { MailboxParts } from './mailbox-parts.ts';
import { countMessages } from './message-counts.ts';
import { messageEntry } from './message-entry.ts';
import { findMailbox, findMessage, isMailboxFull, lockMailbox, type MailboxRow, messagesOf } from './message-rows.ts';

/** What mailboxes need beside what they stand on. */
export interface MailboxStoreParts extends MailboxParts {
  readonly bus: Pick<EventBus, 'onKept'>;
  /** The enabled mailbox of a number, from memory. */
  readonly find: (tenantId: number, number: string) => Promise<MailboxConfiguration | null>;
}

/** Mailboxes as calls use them: files in the media store, rows and events in the database. */
export function createMailboxStore(parts: MailboxStoreParts): MailboxStore {
  const { db, files, vault } = parts;

  function within<T>({ tenantId }: Pick<Mailbox, 'tenantId'>, work: (trx: Trx) => Promise<T>): Promise<T> {
    return db.transaction({ kind: 'tenant', tenantId }, work);
  }

  /** A write on a locked mailbox; `gone` where it is no more. */
  function writing<T>(mailbox: Mailbox, gone: T, work: (trx: Trx, row: MailboxRow) => Promise<T>): Promise<T> {
    return within(mailbox, async (trx) => {
      const row = await lockMailbox(trx, mailbox.uuid);
      return row ? work(trx, row) : gone;
    });
  }

  /** A write of messages, as the extension's user makes it. */
  function changing(
    mailbox: Mailbox,
    extensionUuid: string | null,
    work: (writer: PhoneWriter, row: MailboxRow) => Promise<void>,
  ): Promise<void> {
    // No plan of a call depends on messages.
    const writes = { db, committed: () => Promise.resolve() };
    return writeByPhone(writes, mailbox.tenantId, extensionUuid, async (writer) => {
      const row = await lockMailbox(writer.trx, mailbox.uuid);
      if (row) await work(writer, row);
    });
  }

  /** A write of the mailbox itself, which the directory and the audit log hear of. */
  async function changed(trx: Trx, row: MailboxRow, write: Omit<PhoneWrite, 'mailbox'>): Promise<void> {
    const { tenant_id: tenantId, voicemail_uuid: id } = row;
    const event = configChanged({
      resource: 'voicemails',
      id,
      action: 'updated',
      changed: [write.field],
      tenantId,
      by: null,
    });
    await auditPhoneWrite(trx, { ...write, mailbox: row }, [event]);
  }

  return {
    find: parts.find,
    state: (mailbox) =>
      within(mailbox, async (trx) => {
        const row = await findMailbox(trx, mailbox.uuid);
        if (!row?.voicemail_enabled) return null;
        const counts = await countMessages(trx, mailbox.uuid);
        return { ...counts, isPinChosen: row.pin_chosen, hasMail: mailAddresses(row).length > 0 };
      }),
    counts: (tenantId, number) =>
      within({ tenantId }, async (trx) => {
        const row = await trx
          .selectFrom('voicemails')
          .select('voicemail_uuid')
          .where('tenant_id', '=', tenantId)
          .where('voicemail_id', '=', number)
          .executeTakeFirst();
        return row ? countMessages(trx, row.voicemail_uuid) : null;
      }),
    onChanged: (listener) =>
      parts.bus.onKept(({ type, tenant_id, data }) => {
        if (!type.startsWith('voicemail.') || tenant_id === null) return;
        const change: MailboxChange = {
          tenantId: tenant_id,
          number: String(data['voicemail_id']),
          fresh: Number(data['new_messages']),
          saved: Number(data['saved_messages']),
        };
        listener(change);
      }),

    draft: () => files.draft(),
    discard: (draft) => files.discardDraft(draft),

    isFull: (mailbox) => within(mailbox, (trx) => isMailboxFull(trx, mailbox.uuid)),
    leave: (mailbox, message) => leaveMessage(parts, mailbox, message),

    messages: (mailbox, status) =>
      within(mailbox, async (trx) => {
        const rows = await messagesOf(trx, mailbox.uuid, status);
        return rows.map(
          (row): MailboxMessage => ({
            uuid: row.voicemail_message_uuid,
            path: files.path(row.message_file),
            leftAt: row.created_at,
            callerId: { name: row.caller_id_name, number: row.caller_id_number },
            seconds: row.message_length,
          }),
        );
      }),
    save: (mailbox, uuid, by) =>
      changing(mailbox, by, async ({ trx, audit, emit }, row) => {
        const message = await findMessage(trx, mailbox.uuid, uuid);
        if (!message) return;
        const marked = await markMessage(trx, row, message, 'saved');
        if (marked.event === null) return;
        emit(marked.event);
        audit(messageEntry(row, message, marked.row));
      }),
    remove: (mailbox, uuids, by) =>
      changing(mailbox, by, async ({ trx, audit, emit }, row) => {
        for (const uuid of uuids) {
          const message = await findMessage(trx, mailbox.uuid, uuid);
          if (!message) continue;
          emit(await deleteMessage(trx, parts, row, message));
          audit(messageEntry(row, message, null));
        }
      }),
    forward: (mailbox, uuid, toNumber, introduction) => forwardMessage(parts, mailbox, uuid, toNumber, introduction),
    mail: (mailbox, uuid) =>
      writing(mailbox, false, async (trx, row) => {
        const message = await findMessage(trx, mailbox.uuid, uuid);
        return message ? mailMessage(trx, parts, row, message, `${randomUUID()}:`) : false;
      }),

    greeting: (mailbox, greetingId) =>
      within(mailbox, async (trx) => {
        const found = (await greetingsOf(trx, mailbox.uuid)).find((one) => one.greeting_id === greetingId);
        return found ? files.path(found.greeting_file_wide ?? found.greeting_file) : null;
      }),
    saveGreeting: (mailbox, greetingId, draft) =>
      writing(mailbox, undefined, async (trx, row) => {
        const file = `${folderOf(row)}/${randomUUID()}.wav`;
        await files.keep(draft, file);
        const { tenantId, uuid: voicemailUuid } = mailbox;
        const name = `Greeting ${greetingId}`;
        await putGreeting(trx, { tenantId, voicemailUuid, greetingId, name, description: null, file, wideFile: null });
        await setMailbox(trx, row, { greeting_id: greetingId });
        await changed(trx, row, { field: 'greeting_id', before: row.greeting_id, after: greetingId });
      }),
    chooseGreeting: (mailbox, greetingId) =>
      writing(mailbox, false, async (trx, row) => {
        const chosen = greetingId === 0 ? null : greetingId;
        const known = await greetingsOf(trx, mailbox.uuid);
        if (chosen !== null && !known.some((one) => one.greeting_id === chosen)) return false;
        await setMailbox(trx, row, { greeting_id: chosen });
        await changed(trx, row, { field: 'greeting_id', before: row.greeting_id, after: chosen });
        return true;
      }),
    spokenName: (tenantId, number) =>
      within({ tenantId }, async (trx) => {
        const row = await trx
          .selectFrom('voicemails')
          .select('recorded_name as file')
          .where('tenant_id', '=', tenantId)
          .where('voicemail_id', '=', number)
          .where('voicemail_enabled', '=', true)
          .executeTakeFirst();
        return row?.file ? files.path(row.file) : null;
      }),
    saveName: (mailbox, draft) =>
      writing(mailbox, undefined, async (trx, row) => {
        const file = `${folderOf(row)}/${randomUUID()}.wav`;
        await files.keep(draft, file);
        await setMailbox(trx, row, { recorded_name: file });
        await changed(trx, row, { field: 'recorded_name', before: null, after: 'recorded by phone' });
      }),
    changePin: (mailbox, pin) =>
      writing(mailbox, false, async (trx, row) => {
        if (pin === row.voicemail_id) return false;
        await setMailbox(trx, row, { voicemail_password: vault.seal(pin, PIN_CONTEXT), pin_chosen: true });
        await changed(trx, row, { field: 'voicemail_password', before: null, after: null });
        return true;
      }),
  };
}

type MailboxValues = Partial<Pick<MailboxRow, 'greeting_id' | 'recorded_name' | 'voicemail_password' | 'pin_chosen'>>;

async function setMailbox(trx: Trx, { voicemail_uuid }: MailboxRow, values: MailboxValues): Promise<void> {
  await trx.updateTable('voicemails').set(values).where('voicemail_uuid', '=', voicemail_uuid).execute();
}

/** Puts a message into another mailbox of the tenant, behind what its owner says of it. */
async function forwardMessage(
  parts: MailboxStoreParts,
  mailbox: Mailbox,
  uuid: string,
  toNumber: string,
  introduction: string | null,
): Promise<boolean> {
  const { db, files, find } = parts;
  const to = await find(mailbox.tenantId, toNumber);
  if (to === null) return false;
  return db.transaction({ kind: 'tenant', tenantId: mailbox.tenantId }, async (trx) => {
    const message = await findMessage(trx, mailbox.uuid, uuid);
    const target = await lockMailbox(trx, to.uuid);
    if (!message || !target) return false;
    const whole = introduction === null ? null : await joined(introduction, files, message.message_file);
    const kept = await keepMessage(trx, parts, target, {
      callerId: { name: message.caller_id_name, number: message.caller_id_number },
      seconds: whole?.seconds ?? message.message_length,
      leftBy: null,
      transcription: whole === null ? message.transcription : null,
      place: (name) => (whole === null ? files.copy(message.message_file, name) : files.write(whole.wav, name)),
    });
    return kept !== null;
  });
}

/** A draft, and behind it a file of the store. */
async function joined(
  draft: string,
  files: MediaStore,
  name: string,
): Promise<{ readonly wav: Buffer; readonly seconds: number }> {
  const { wav, durationMs } = joinWav(await readFile(draft), await files.read(name));
  return { wav, seconds: Math.max(1, Math.round(durationMs / 1000)) };
}
