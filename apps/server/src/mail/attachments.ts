import type { Logger } from 'pino';
import { errorCode } from '../error-code.ts';
import type { MediaStore } from '../media-store/media-store.ts';
import type { ReadAttachment } from './carrier.ts';
import type { Attachment } from './mail.ts';

/** Reads what goes with a mail. What is no longer there goes without: the mail still tells of it. */
export async function readAttachments(
  attachments: readonly Attachment[],
  files: MediaStore,
  log: Logger,
): Promise<ReadAttachment[]> {
  const read: ReadAttachment[] = [];
  for (const { fileName, contentType, file } of attachments) {
    const content = await files.read(file).catch((error: unknown) => {
      if (errorCode(error) !== 'ENOENT') throw error;
      log.warn({ file }, 'an attachment is no longer there');
      return null;
    });
    if (content !== null) read.push({ fileName, contentType, content });
  }
  return read;
}
