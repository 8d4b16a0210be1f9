import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { errorCode } from '../error-code.ts';
import { type Carrier, DeliveryFailure, type Posting } from './carrier.ts';
import { mimeOf } from './mime.ts';

/** Keeps mails as `.eml` files; a mail that is delivered twice is one file. */
export function createOutbox(directory: string): Carrier {
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  return {
    async deliver(posting) {
      const { message } = await composer.sendMail(mimeOf(posting));
      if (!Buffer.isBuffer(message)) throw new Error('the mail was not composed at once');
      try {
        await mkdir(directory, { recursive: true, mode: 0o700 });
        const name = fileName(posting);
        await writeWhole(`${directory}-${name}.part`, join(directory, name), message);
      } catch (error) {
        throw new DeliveryFailure('carrier', `the outbox cannot be written (${errorCode(error) ?? 'unknown reason'})`);
      }
    },
  };
}

/** `20260131T093000Z-000042-password-reset.eml`: sorted by time. */
function fileName({ date, mailId, template }: Posting): string {
  const time = date.toISOString().replace(/[-:]|\.\d+/g, '');
  return `${time}-${String(mailId).padStart(6, '0')}-${template}.eml`;
}

/** Who reads the directory sees all of the file or none of it, also after a power cut: it is begun beside it. */
async function writeWhole(part: string, path: string, bytes: Buffer): Promise<void> {
  const file = await open(part, 'w', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(part, path);
}
