import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readTiffPages, type TiffPage } from '@strowger/fax/tiff';
import sharp from 'sharp';
import { afterAll, beforeAll, expect } from 'vitest';
import { startTestServer, type TestAnswer, type TestServer, type TestTenant } from '../../../testing/test-server.ts';

type Ask = (method: string, path: string, body?: unknown) => Promise<TestAnswer>;

interface Upload {
  readonly method?: 'PUT' | 'POST';
  readonly type?: string;
  readonly path?: string;
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A server with two tenants whose documents are asked for by the API. */
export interface DocumentsBench {
  readonly server: TestServer;
  readonly alpha: TestTenant;
  readonly beta: TestTenant;
  /** Asks for paths below `/documents`. */
  as(token: string): Ask;
  /** The same as alpha's admin, and as alpha's user. */
  readonly owner: Ask;
  readonly user: Ask;
  /** @returns its id */
  made(fields?: object, token?: string): Promise<number>;
  upload(id: number, bytes: Uint8Array, upload?: Upload): Promise<TestAnswer>;
  /** A document with these bytes in it. */
  withMedia(bytes: Uint8Array, type?: string, fields?: object): Promise<number>;
  download(path: string, token?: string): Promise<{ readonly answer: Response; readonly bytes: Buffer }>;
  /** The pages of its fax image. */
  faxOf(id: number): Promise<{ readonly file: Buffer; readonly pages: readonly TiffPage[] }>;
  /** Folders that converters work in at this moment. */
  workFolders(): Promise<string[]>;
}

/** Starts it before the tests of the file and stops it after them. */
export function useDocumentsBench(now?: () => Date): DocumentsBench {
  let started: Pick<DocumentsBench, 'server' | 'alpha' | 'beta'> | null = null;
  const bench = () => {
    if (!started) throw new Error('the bench is not up yet');
    return started;
  };
  beforeAll(async () => {
    const server = await startTestServer(now ? { now } : {});
    started = { server, alpha: await server.makeTenant('alpha'), beta: await server.makeTenant('beta') };
  }, 60_000);
  afterAll(() => started?.server.close());

  const as: DocumentsBench['as'] = (token) => (method, path, body) =>
    bench().server.request(method, `/documents${path}`, { token, ...(body === undefined ? {} : { body }) });
  const made: DocumentsBench['made'] = async (fields = {}, token = bench().alpha.adminToken) => {
    const answer = await as(token)('POST', '', { name: 'Offer', ...fields });
    expect(answer.status, answer.text).toBe(200);
    return answer.body;
  };
  const upload: DocumentsBench['upload'] = (id, bytes, how = {}) =>
    bench().server.request(how.method ?? 'PUT', how.path ?? `/documents/${id}/media`, {
      token: how.token ?? bench().alpha.adminToken,
      raw: new Uint8Array(bytes),
      headers: { 'content-type': how.type ?? 'application/pdf', ...how.headers },
    });
  const download: DocumentsBench['download'] = async (path, token = bench().alpha.adminToken) => {
    const headers: Record<string, string> = token === '' ? {} : { authorization: `Bearer ${token}` };
    const answer = await fetch(`${bench().server.url}/api${path}`, { headers });
    return { answer, bytes: Buffer.from(await answer.arrayBuffer()) };
  };
  return {
    get server() {
      return bench().server;
    },
    get alpha() {
      return bench().alpha;
    },
    get beta() {
      return bench().beta;
    },
    as,
    owner: (...request) => as(bench().alpha.adminToken)(...request),
    user: (...request) => as(bench().alpha.userToken)(...request),
    made,
    upload,
    async withMedia(bytes, type, fields) {
      const id = await made(fields);
      const answer = await upload(id, bytes, type === undefined ? {} : { type });
      expect(answer.status, answer.text).toBe(200);
      return id;
    },
    download,
    async faxOf(id) {
      const { answer, bytes } = await download(`/documents/${id}/media?format=tiff`);
      expect(answer.status).toBe(200);
      return { file: bytes, pages: readTiffPages(bytes) };
    },
    workFolders: () => readdir(join(bench().server.platform.environment.data, 'fax-work')).catch(() => []),
  };
}

/** How dark a part of a page is, from 0 (white) to 1; bounds as shares of its width and height. */
export async function darkness(
  file: Buffer,
  page: number,
  [left, top, right, bottom]: readonly [number, number, number, number],
): Promise<number> {
  const { data, info } = await sharp(file, { page }).greyscale().raw().toBuffer({ resolveWithObject: true });
  let [dark, all] = [0, 0];
  for (let y = Math.floor(top * info.height); y < Math.floor(bottom * info.height); y++) {
    for (let x = Math.floor(left * info.width); x < Math.floor(right * info.width); x++) {
      all += 1;
      if ((data[(y * info.width + x) * info.channels] ?? 255) < 128) dark += 1;
    }
  }
  return dark / Math.max(1, all);
}
