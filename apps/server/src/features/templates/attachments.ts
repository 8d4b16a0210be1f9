import type { Trx } from '@strowger/db';

/** A file that is attached to mails of a template. */
export interface Attachment {
  readonly name: string;
  readonly content_type: string;
  readonly bytes: number;
  /** Path within the media store. */
  readonly stored_file: string;
}

/** In the order in which they were attached. */
export function readAttachments(trx: Trx, templateId: number): Promise<Attachment[]> {
  return trx
    .selectFrom('template_attachments')
    .select(['name', 'content_type', 'bytes', 'stored_file'])
    .where('template_id', '=', templateId)
    .orderBy('template_attachment_id')
    .execute();
}

export async function insertAttachment(
  trx: Trx,
  row: Attachment & { readonly template_id: number; readonly tenant_id: number },
): Promise<void> {
  await trx.insertInto('template_attachments').values(row).execute();
}

/** @returns their files */
export async function removeAttachments(trx: Trx, templateId: number): Promise<string[]> {
  const rows = await trx
    .deleteFrom('template_attachments')
    .where('template_id', '=', templateId)
    .returning('stored_file')
    .execute();
  return rows.map(({ stored_file }) => stored_file);
}
