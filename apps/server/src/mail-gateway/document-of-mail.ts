import { readFile } from 'node:fs/promises';
import { prepareFaxImage } from '../features/documents/prepare-fax-image.ts';
import { type DocumentUpload, judgeUpload } from '../features/documents/read-document-upload.ts';
import { storeDocument } from '../features/documents/store-document.ts';
import { readMailTokens } from '../features/documents/transmission-tokens.ts';
import { ApiError } from '../http/errors.ts';
import type { TokenValues } from '../merge-tokens/token-names.ts';
import type { Platform } from '../platform.ts';
import type { FaxWish } from './fax-from-mail.ts';
import type { MailFile } from './received-mail.ts';

/** Status of a file whose type is not taken. */
const WRONG_TYPE = 415;
const LONGEST_NAME = 128;

/**
 * The document that a mail is sent as: its attachments in order, its text as a cover sheet before them where the sender wants
 * one; a mail without attachments is its cover alone (contract 30 §13, §22). The sheet is drawn now, as the mail is not kept.
 * @throws ApiError 422 for files that cannot be read, 503
 */
export async function documentOfMail(
  platform: Platform,
  wish: FaxWish,
): Promise<{ readonly documentId: number; readonly leftOut: readonly string[] }> {
  const { sender, mail } = wish;
  const { uploads, leftOut } = sortFiles(mail.attachments);
  const cover = coverOf(wish, uploads.length > 0);
  const sheet = cover === null ? [] : [await drawCover(platform, wish, cover)];
  const { documentId } = await storeDocument(platform, {
    tenantId: sender.tenantId,
    userId: sender.userId,
    name: (mail.subject || 'Fax by e-mail').slice(0, LONGEST_NAME),
    uploads: [...sheet, ...uploads],
  });
  return { documentId, leftOut };
}

/** Takes a document back whose transmissions could not be made. */
export function discardMailDocument({ db }: Platform, tenantId: number, documentId: number): Promise<unknown> {
  return db.transaction({ kind: 'tenant', tenantId }, (trx) =>
    trx.deleteFrom('documents').where('document_id', '=', documentId).execute(),
  );
}

/** What can be pages, and the names of what cannot. @throws ApiError 422 for what only claims to be pages */
function sortFiles(files: readonly MailFile[]) {
  const uploads: DocumentUpload[] = [];
  const leftOut: string[] = [];
  for (const { name, contentType: type, bytes } of files) {
    try {
      uploads.push(judgeUpload({ bytes, type, fileName: name }));
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== WRONG_TYPE) throw error;
      leftOut.push(name || type);
    }
  }
  return { uploads, leftOut };
}

/** Null: no sheet. */
function coverOf({ sender }: FaxWish, hasPages: boolean): { readonly coverId: number } | 'default' | null {
  const settings = sender.settings instanceof Object ? sender.settings : {};
  const chosen: unknown = Reflect.get(settings, 'coverpage');
  const wants = sender.cover || Reflect.get(settings, 'emailtofax_coversheet') === 'body';
  if (hasPages && !wants) return null;
  const coverId = Number(chosen);
  return Number.isSafeInteger(coverId) && coverId > 0 ? { coverId } : 'default';
}

async function drawCover(
  platform: Platform,
  wish: FaxWish,
  cover: { readonly coverId: number } | 'default',
): Promise<DocumentUpload> {
  const { tenantId } = wish.sender;
  const image = await prepareFaxImage(platform, {
    ...{ tenantId, documentId: null, cover, personalize: false },
    tokens: await tokensOf(platform, wish),
  });
  try {
    return { bytes: await readFile(image.path), format: 'tif', name: 'The cover page' };
  } finally {
    await image.remove();
  }
}

function tokensOf(
  platform: Platform,
  { sender: { tenantId, userId, accountId }, mail: { subject, text: body }, numbers }: FaxWish,
): Promise<TokenValues> {
  const mailed = { tenantId, userId, accountId, numbers, subject, body };
  return platform.db.transaction(
    { kind: 'tenant', tenantId },
    (trx) => readMailTokens(trx, platform, mailed, platform.now()),
    { readOnly: true },
  );
}
