import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { pino } from 'pino';
import PostalMime from 'postal-mime';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { MediaStore } from '../media-store/media-store.ts';
import { createVault } from '../secrets/vault.ts';
import { readAttachments } from './attachments.ts';
import { mimeOf } from './mime.ts';

let data: string;
let files: MediaStore;
const log = pino({ level: 'silent' });
const attachment = (file: string) => ({ fileName: 'message.wav', contentType: 'audio/wav', file });

beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'strowger-attachments-'));
  files = new MediaStore(data, createVault(Buffer.alloc(32, 7)));
});
afterEach(() => rm(data, { recursive: true, force: true }));

it('files of the media store go with a mail, under their own names', async () => {
  await files.write(Buffer.from('RIFF and more'), 'voicemail/1/a.wav');
  const attachments = await readAttachments([attachment('voicemail/1/a.wav')], files, log);
  const posting = {
    mailId: 1,
    template: 'voicemail',
    messageId: '<1@pbx.example>',
    sender: 'noreply@pbx.example',
    date: new Date(0),
    message: {
      to: { address: 'a@example.com' },
      fromName: 'Acme',
      subject: 'Hello',
      text: 'Hello',
      html: '<p>Hello</p>',
    },
    attachments,
  };
  const composer = createTransport({ streamTransport: true, buffer: true });
  const { message } = await composer.sendMail(mimeOf(posting));
  const read = await PostalMime.parse(Buffer.isBuffer(message) ? message : '');
  expect(read.attachments).toMatchObject([{ filename: 'message.wav', mimeType: 'audio/wav' }]);
  const [sent] = read.attachments;
  const content = sent?.content instanceof ArrayBuffer ? new Uint8Array(sent.content) : [];
  expect(Buffer.from(content).toString()).toBe('RIFF and more');
  expect(read.text).toContain('Hello');
});

it('a file that is no longer there does not keep its mail from going', async () => {
  expect(await readAttachments([attachment('voicemail/1/gone.wav')], files, log)).toEqual([]);
});

it('a name that leads out of the store is no file of it', async () => {
  await expect(readAttachments([attachment('../../etc/passwd')], files, log)).rejects.toThrow();
});
