import { createReadStream } from 'node:fs';
import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { UploadedFile } from '../application.ts';
import { malformed } from '../errors.ts';
import { foldName } from './fold-name.ts';
import { type PartHead, type PartSink, readMultipart } from './multipart.ts';
import { BODY_LIMIT, tooLarge } from './read-bounded.ts';
import { textOf } from './text-of.ts';

/** What a file may have (contract 40 B1). */
const UPLOAD_LIMIT: number = 200 * 1024 * 1024;

interface FormRules {
  /** Whether a file may come; elsewhere one is refused. */
  readonly takesFile: boolean;
  /** Gets what is to be done when the request is over. */
  readonly cleanUp: (step: () => Promise<void>) => void;
  /** Bytes of a file at most. */
  readonly fileLimit?: number;
}

/**
 * Reads a form with one file, which goes to the disk as it comes.
 * @throws IntegrationError 400, 413
 */
export async function readFormWithFile(
  source: Readable,
  boundary: string,
  { takesFile, cleanUp, fileLimit = UPLOAD_LIMIT }: FormRules,
): Promise<{ readonly fields: readonly [string, string][]; readonly upload: UploadedFile | null }> {
  const fields: [string, string][] = [];
  let room = BODY_LIMIT;
  let upload: UploadedFile | null = null;
  await readMultipart(source, boundary, async (head) => {
    if (head.fileName === null) {
      return textSink(
        (text) => fields.push([head.field, text]),
        () => room,
        (used) => (room -= used),
      );
    }
    if (!takesFile || upload !== null)
      throw malformed(takesFile ? 'One file is taken at a time' : 'No file is taken here');
    const folder = await mkdtemp(join(tmpdir(), 'strowger-upload-'));
    cleanUp(() => rm(folder, { recursive: true, force: true }));
    const path = join(folder, 'file');
    const file = await open(path, 'wx', 0o600);
    cleanUp(() => file.close());
    return fileSink(head, { file, path, limit: fileLimit }, (made) => {
      upload = made;
    });
  });
  return { fields, upload };
}

function textSink(done: (text: string) => void, room: () => number, use: (bytes: number) => void): PartSink {
  const parts: Buffer[] = [];
  return {
    write(bytes) {
      if (bytes.length > room()) throw tooLarge();
      use(bytes.length);
      parts.push(bytes);
    },
    end: () => done(textOf(Buffer.concat(parts))),
  };
}

function fileSink(
  head: PartHead,
  { file, path, limit }: { readonly file: FileHandle; readonly path: string; readonly limit: number },
  done: (made: UploadedFile) => void,
): PartSink {
  let size = 0;
  return {
    async write(bytes) {
      size += bytes.length;
      if (size > limit) throw tooLarge();
      await file.write(bytes);
    },
    async end() {
      await file.close();
      const { field, contentType } = head;
      const fileName = head.fileName ?? '';
      done({ field: foldName(field), fileName, contentType, size, open: () => createReadStream(path) });
    },
  };
}
