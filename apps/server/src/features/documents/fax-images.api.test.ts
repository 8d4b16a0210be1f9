import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { A4_FINE, writeTestFax } from '@strowger/fax/testing';
import { readTiffPages } from '@strowger/fax/tiff';
import { describe, expect, it } from 'vitest';
import { sampleDocx, samplePdf } from '../../fax-documents/testing/sample-files.ts';
import { storeReceivedFax } from './keep-received-fax.ts';
import { prepareFaxImage } from './prepare-fax-image.ts';
import { purgeExpired } from './purge-expired.ts';
import { readDocumentPdf } from './read-document-pdf.ts';
import { renewKey } from './renew-keys.ts';
import { darkness, useDocumentsBench } from './testing/documents-bench.ts';
import { readTokenValues } from './transmission-tokens.ts';

const WHOLE = [0, 0, 1, 1] as const;

let time = new Date('2026-11-22T12:00:00Z');
const bench = useDocumentsBench(() => time);
const { owner, withMedia, faxOf, download, made } = bench;

const request = () => ({
  ...{ tenantId: bench.alpha.tenantId, documentId: null, cover: null, personalize: false },
  tokens: { 'transmission:contact:first_name': 'Anna' },
});

const everything = <T>(work: Parameters<typeof bench.server.db.transaction<T>>[1]) =>
  bench.server.db.transaction({ kind: 'all' }, work);

/** A fax of the document that is yet to be sent. @returns its transmission */
function queued(documentId: number, coverId: number | null = null, status: 'pending' | 'completed' = 'pending') {
  const { tenantId, userId } = bench.alpha;
  return everything(async (trx) => {
    const program = { tenant_id: tenantId, name: 'x', type: 'sendfax', cover_id: coverId } as const;
    const { program_id } = await trx
      .insertInto('programs')
      .values({ ...program, data: JSON.stringify({ document_id: documentId }) })
      .returning('program_id')
      .executeTakeFirstOrThrow();
    const row = { tenant_id: tenantId, user_id: userId, title: 'Greetings', program_id, service_flag: 2, status };
    const { transmission_id } = await trx
      .insertInto('transmissions')
      .values({ ...row, is_read: false })
      .returning('transmission_id')
      .executeTakeFirstOrThrow();
    return transmission_id;
  });
}

async function coverPage(description: string): Promise<number> {
  const answer = await bench.server.request('POST', '/coverpages', {
    token: bench.alpha.adminToken,
    body: { title: 'Cover', description },
  });
  expect(answer.status, answer.text).toBe(200);
  return answer.body.coverpage_id;
}

describe('the image of a fax', () => {
  it('is the stored one, in clear for as long as it is wanted', async () => {
    const id = await withMedia(await samplePdf([{}, {}]), 'application/pdf', { name: 'Offer' });
    const image = await prepareFaxImage(bench.server.platform, { ...request(), documentId: id });
    expect(image).toMatchObject({ pages: 2, name: 'Offer' });
    expect((await readFile(image.path)).equals((await faxOf(id)).file)).toBe(true);
    await image.remove();
    expect(existsSync(dirname(image.path))).toBe(false);
    const pdf = await readDocumentPdf(bench.server.platform, { tenantId: bench.alpha.tenantId, documentId: id });
    expect(pdf).toMatchObject({ name: 'Offer', pages: 2 });
    expect(await readDocumentPdf(bench.server.platform, { tenantId: bench.beta.tenantId, documentId: id })).toBe(null);
  });

  it('begins with the cover, which counts as a page (contract 30 §13)', async () => {
    const id = await withMedia(await samplePdf([{}]), 'application/pdf', { quality: 'fine' });
    const coverId = await coverPage(
      '<table width="100%"><tr><td>To: [transmission:contact:first_name]</td></tr></table>',
    );
    const image = await prepareFaxImage(bench.server.platform, { ...request(), documentId: id, cover: { coverId } });
    const file = await readFile(image.path);
    await image.remove();
    expect(image.pages).toBe(2);
    expect(readTiffPages(file).map(({ lines, yDpi }) => [lines, yDpi])).toEqual([
      [2287, 196],
      [2287, 196],
    ]);
    expect(await darkness(file, 0, [0, 0, 1, 0.2])).toBeGreaterThan(0.001);
    expect(await darkness(file, 0, [0, 0.3, 1, 1])).toBe(0);
    expect(await darkness(file, 1, [0.13, 0.11, 0.23, 0.17])).toBeGreaterThan(0.95);
  });

  it('is the sheet of a mail alone where there is no document', async () => {
    const image = await prepareFaxImage(bench.server.platform, { ...request(), cover: 'default' });
    expect(image).toMatchObject({ pages: 1, name: '' });
    expect(await darkness(await readFile(image.path), 0, [0.3, 0.03, 0.7, 0.08])).toBeGreaterThan(0.02);
    await image.remove();
  });

  it('is refused where there is nothing to send, and is no other tenant’s', async () => {
    const empty = await made();
    const { platform } = bench.server;
    await expect(prepareFaxImage(platform, { ...request(), documentId: empty })).rejects.toMatchObject({
      ...{ status: 412, message: 'Document media not found' },
    });
    const tenantId = bench.beta.tenantId;
    await expect(prepareFaxImage(platform, { ...request(), tenantId, documentId: empty })).rejects.toMatchObject({
      status: 404,
    });
    expect(await bench.workFolders()).toEqual([]);
  });

  it('knows what its tokens stand for', async () => {
    const transmission = await queued(await made());
    const values = await everything((trx) => readTokenValues(trx, bench.server.platform, transmission, time));
    expect(values).toMatchObject({
      'transmission:title': 'Greetings',
      'program:date': expect.stringMatching(/^2026-11-22 \d\d:00:00$/),
      'user:email': expect.stringContaining('@'),
      'site:title': expect.any(String),
    });
    expect(values).not.toHaveProperty('user:password_hash');
  });
});

describe('a received fax', () => {
  it('becomes a document with the code of its pages, as PDF and as image', async () => {
    const sent = await faxOf(await withMedia(await samplePdf([{}, {}])));
    const image = await prepareFaxImage(bench.server.platform, { ...request(), cover: 'default' });
    const stored = await storeReceivedFax(bench.server.platform, {
      ...{ tenantId: bench.alpha.tenantId, userId: bench.alpha.userId, name: 'fax_1_2', path: image.path },
    });
    await image.remove();
    expect(stored.pages).toBe(1);
    expect((await owner('GET', `/${stored.documentId}`)).body).toMatchObject({
      ...{ name: 'fax_1_2', type: 'pdf', pages: 1, size_x: 1728, user_id: bench.alpha.userId },
    });
    const pdf = await download(`/documents/${stored.documentId}/media`);
    expect((await PDFDocument.load(pdf.bytes)).getPageCount()).toBe(1);
    const preview = await download(`/documents/${stored.documentId}/media?format=jpg`);
    expect(await darkness(preview.bytes, 0, [0.3, 0.03, 0.7, 0.08])).toBeGreaterThan(0.02);
    expect(sent.pages).toHaveLength(2);
  });

  it('has the quality it came with; in another it is scaled, as long in millimetres as before (contract 30 §12)', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'received-')), 'fax.tif');
    await writeTestFax(path, [{ ...A4_FINE, picture: 1 }]);
    const { documentId } = await storeReceivedFax(bench.server.platform, {
      ...{ tenantId: bench.alpha.tenantId, userId: bench.alpha.userId, name: 'fax_1_3', path },
    });
    await rm(dirname(path), { recursive: true });
    expect((await owner('GET', `/${documentId}`)).body).toMatchObject({ quality: 'fine', resolution_y: 196 });
    const came = await faxOf(documentId);
    const sentAs = async () => {
      const image = await prepareFaxImage(bench.server.platform, { ...request(), documentId });
      const file = await readFile(image.path);
      await image.remove();
      return { file, page: readTiffPages(file)[0] };
    };
    for (const [quality, yDpi, lines] of [
      ['standard', 98, 1143],
      ['super', 391, 4574],
      ['fine', 196, 2287],
    ] as const) {
      expect((await owner('PUT', `/${documentId}`, { quality })).body).toMatchObject({ quality, resolution_y: yDpi });
      const { file, page } = await sentAs();
      expect(page).toMatchObject({ width: 1728, yDpi });
      expect(Math.abs((page?.lines ?? 0) - lines)).toBeLessThanOrEqual(2);
      for (const part of [WHOLE, [0.1, 0.1, 0.5, 0.3], [0.5, 0.6, 0.9, 0.9]] as const) {
        expect(await darkness(file, 0, part)).toBeCloseTo(await darkness(came.file, 0, part), 1);
      }
    }
  });

  it('that is none leaves nothing behind', async () => {
    const count = async () => (await owner('GET', '?totalrows')).body;
    const before = await count();
    const stored = storeReceivedFax(bench.server.platform, {
      ...{ tenantId: bench.alpha.tenantId, userId: null, name: 'broken', path: import.meta.filename },
    });
    await expect(stored).rejects.toMatchObject({ status: 422 });
    expect(await count()).toBe(before);
  });
});

describe('whoever takes the document of a fax', () => {
  it('is noted, and the fax is read (contract 30 §12, §18.6)', async () => {
    const id = await withMedia(await samplePdf([{}]));
    const transmission = await queued(id);
    expect((await download(`/documents/${id}/media/${transmission}`)).answer.status).toBe(200);
    const noted = await everything(async (trx) => ({
      activity: await trx
        .selectFrom('fax_activity')
        .select(['activity', 'user_id'])
        .where('transmission_id', '=', transmission)
        .execute(),
      transmission: await trx
        .selectFrom('transmissions')
        .select(['is_read', 'is_downloaded'])
        .where('transmission_id', '=', transmission)
        .executeTakeFirst(),
    }));
    expect(noted).toEqual({
      activity: [{ activity: 'Downloaded/View By admin@alpha.example', user_id: bench.alpha.adminId }],
      transmission: { is_read: true, is_downloaded: true },
    });
    const other = await queued(await made());
    expect((await download(`/documents/${id}/media/${other}`)).answer.status).toBe(404);
    expect((await download(`/documents/${id}/media/999999`)).answer.status).toBe(404);
  });

  it('has what is yet to be sent kept for him: a delete is 409 until then', async () => {
    const id = await made();
    const transmission = await queued(id);
    const refused = await owner('DELETE', `/${id}`);
    expect([refused.status, refused.body.message]).toEqual([
      409,
      `Transmission ${transmission} is yet to be sent with this document`,
    ]);
    await everything((trx) =>
      trx.updateTable('transmissions').set({ is_deleted: true }).where('transmission_id', '=', transmission).execute(),
    );
    expect((await owner('DELETE', `/${id}`)).body).toBe(true);
    const cover = await coverPage('x');
    const sent = await queued(await made(), cover);
    const page = (method: string) =>
      bench.server.request(method, `/coverpage/${cover}`, { token: bench.alpha.adminToken });
    expect((await page('DELETE')).status).toBe(409);
    await everything((trx) =>
      trx.updateTable('transmissions').set({ status: 'completed' }).where('transmission_id', '=', sent).execute(),
    );
    expect((await page('DELETE')).body).toBe(true);
  });
});

describe('a view token (contract 30 §12)', () => {
  it('opens its document for five minutes to who has no credentials', async () => {
    const id = await withMedia(await samplePdf([{}]));
    const other = await withMedia(await samplePdf([{}]));
    const { token, url, expires } = (await owner('POST', `/${id}/view_token`)).body;
    expect(url).toContain(`/api/documents/${id}/${bench.alpha.adminId}/media?token=${token}`);
    expect(expires).toBe(time.getTime() / 1000 + 300);
    const view = async (path: string) => (await download(path, '')).answer.status;
    const path = `/documents/${id}/${bench.alpha.adminId}/media`;
    expect(await view(`${path}?token=${token}`)).toBe(200);
    expect(await view(`/messages${path}?token=${token}`)).toBe(200);
    expect(await view(path)).toBe(401);
    expect(await view(`${path}?token=${token.slice(0, -1)}x`)).toBe(403);
    expect(await view(`/documents/${other}/${bench.alpha.adminId}/media?token=${token}`)).toBe(403);
    expect(await view(`/documents/${id}/${bench.alpha.userId}/media?token=${token}`)).toBe(404);
    expect(await view(`/documents/${id}/${bench.beta.adminId}/media?token=${token}`)).toBe(404);
    expect((await download(path)).answer.status).toBe(200);
    expect((await download(path, bench.beta.adminToken)).answer.status).toBe(404);
    const former = time;
    time = new Date(former.getTime() + 301_000);
    expect(await view(`${path}?token=${token}`)).toBe(403);
    time = former;
  });
});

describe('the keys of a tenant’s files', () => {
  it('are wrapped anew by another key without a file being touched', async () => {
    const id = await withMedia(await samplePdf([{}]));
    const keys = () =>
      everything((trx) =>
        trx
          .selectFrom('document_files')
          .select(['wrapped_key', 'stored_file'])
          .where('document_id', '=', id)
          .orderBy('kind')
          .execute(),
      );
    const before = await keys();
    await renewKey(bench.server.platform, bench.alpha.tenantId);
    const after = await keys();
    expect(after.map((row) => row.stored_file)).toEqual(before.map((row) => row.stored_file));
    for (const [index, row] of after.entries()) expect(row.wrapped_key).not.toBe(before[index]?.wrapped_key);
    expect((await download(`/documents/${id}/media`)).answer.status).toBe(200);
  });

  it('open no file in another’s place, and go with the tenant', async () => {
    const [one, two] = [await withMedia(await samplePdf([{}])), await withMedia(await samplePdf([{}]))];
    await everything(async (trx) => {
      const { stored_file, wrapped_key } = await trx
        .selectFrom('document_files')
        .select(['stored_file', 'wrapped_key'])
        .where('document_id', '=', one)
        .where('kind', '=', 'pdf')
        .executeTakeFirstOrThrow();
      await trx
        .updateTable('document_files')
        .set({ stored_file, wrapped_key })
        .where('document_id', '=', two)
        .where('kind', '=', 'pdf')
        .execute();
    });
    expect((await download(`/documents/${two}/media`)).answer.status).toBe(500);
    const gone = await bench.server.makeTenant('gone');
    const id = await made({}, gone.adminToken);
    expect((await bench.upload(id, await samplePdf([{}]), { token: gone.adminToken })).status).toBe(200);
    const deleted = await bench.server.request('DELETE', `/tenants/${gone.tenantId}`, {
      token: bench.server.adminToken,
    });
    expect(deleted.status, deleted.text).toBe(200);
    const left = await everything((trx) =>
      trx.selectFrom('tenant_keys').select('tenant_id').where('tenant_id', '=', gone.tenantId).execute(),
    );
    expect(left).toEqual([]);
  });
});

describe('a tenant who keeps documents for some days (contract 30 §21)', () => {
  it('has the media of older ones destroyed; rows stay, and what is yet to be sent', async () => {
    const { tenantId } = bench.beta;
    const [old, wanted] = [await made({}, bench.beta.adminToken), await made({}, bench.beta.adminToken)];
    for (const id of [old, wanted]) await bench.upload(id, await samplePdf([{}]), { token: bench.beta.adminToken });
    const later = { ...bench.server.platform, now: () => new Date(time.getTime() + 3 * 86_400_000) };
    const status = async (id: number) =>
      (await download(`/documents/${id}/media`, bench.server.adminToken)).answer.status;
    await purgeExpired(later, new AbortController().signal);
    expect([await status(old), await status(wanted)]).toEqual([200, 200]);
    await everything((trx) =>
      trx
        .updateTable('tenants')
        .set({ flags: ['retention_enabled'], retention_period: 2 })
        .where('tenant_id', '=', tenantId)
        .execute(),
    );
    await queued(wanted);
    await purgeExpired(later, new AbortController().signal);
    expect([await status(old), await status(wanted)]).toEqual([404, 200]);
    expect((await bench.as(bench.beta.adminToken)('GET', `/${old}`)).body).toMatchObject({ pages: 1 });
  });
});

describe('a personalised fax (contract 30 §13)', () => {
  it('is made only of files that hold tokens; the office program is needed to make them', async () => {
    const { findOfficeProgram } = await import('../../fax-documents/office-program.ts');
    const docx = sampleDocx([['Dear [transmission:contact:first_', 'name]']]);
    const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
    const id = await made();
    const answer = await bench.upload(id, docx, { type });
    if ((await findOfficeProgram()) === null) {
      expect([answer.status, answer.body.message]).toEqual([422, expect.stringContaining('has no LibreOffice')]);
      return;
    }
    expect(answer.status, answer.text).toBe(200);
    expect((await owner('GET', `/${id}`)).body).toMatchObject({
      ...{ type: 'docx', pages: 1, has_token: 'transmission:contact:first_name' },
    });
    const image = await prepareFaxImage(bench.server.platform, { ...request(), documentId: id, personalize: true });
    const merged = await readFile(image.path);
    await image.remove();
    expect(merged.equals((await faxOf(id)).file)).toBe(false);
  }, 60_000);
});
