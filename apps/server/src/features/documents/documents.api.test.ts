import { PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import {
  A4,
  LETTER,
  LYING_A4,
  sampleDocx,
  samplePdf,
  samplePicture,
} from '../../fax-documents/testing/sample-files.ts';
import { darkness, useDocumentsBench } from './testing/documents-bench.ts';

const bench = useDocumentsBench();
const { as, owner, user, made, upload, withMedia, download, faxOf } = bench;

/** Where the black square of a sample page is, and where nothing is. */
const MARK = [0.13, 0.11, 0.23, 0.17] as const;
const BLANK = [0.6, 0.6, 0.9, 0.9] as const;

/** One of two pages that no test changes. */
let shared: Promise<number> | undefined;
const offer = () => {
  shared ??= samplePdf([{}, { text: 'Confidential' }]).then((pdf) =>
    withMedia(pdf, 'application/pdf', { name: 'Traced' }),
  );
  return shared;
};

describe('/documents (contract 30 §12)', () => {
  it('is made by its name; the answer is the bare id, and there is nothing in it yet', async () => {
    const id = await made({ name: 'Offer', description: 'For you' });
    expect((await owner('GET', `/${id}`)).body).toEqual({
      document_id: id,
      tenant_id: bench.alpha.tenantId,
      name: 'Offer',
      file_name: null,
      type: null,
      pages: 0,
      description: 'For you',
      ocr: '',
      quality: 'standard',
      size_x: 0,
      size_y: 0,
      resolution_x: 0,
      resolution_y: 0,
      has_token: '',
      user_id: bench.alpha.adminId,
      date_created: expect.any(Number),
      last_updated: expect.any(Number),
    });
    const [row] = (await owner('GET', `?document_id=${id}`)).body;
    expect(Object.keys(row)).toEqual([
      ...['document_id', 'tenant_id', 'name', 'file_name', 'type', 'pages', 'description', 'ocr', 'quality'],
      ...['date_created', 'user_id'],
    ]);
    const missing = await owner('GET', `/${id}/media`);
    expect([missing.status, missing.body.message]).toEqual([404, 'Document media not found']);
  });

  it.each([
    [{ name: '' }, 'name'],
    [{ name: 'x'.repeat(129) }, 'name'],
    [{ description: 'only' }, 'name'],
    [{ name: 'x', description: 'x'.repeat(256) }, 'description'],
    [{ name: 'x', quality: 'best' }, 'quality'],
    [{ name: 'x', colour: 'red' }, 'colour'],
    [{ name: 'x', user_id: 2_000_000_000 }, 'user_id'],
  ])('refuses %j', async (body, field) => {
    const answer = await owner('POST', '', body);
    expect([answer.status, answer.body.error.details[0].field]).toEqual([400, field]);
  });

  it('takes a whole object back and ignores paths and sizes that are sent', async () => {
    const id = await made();
    const whole = (await owner('GET', `/${id}`)).body;
    const answer = await owner('PUT', `/${id}`, { ...whole, name: 'Renamed', file_name: '/etc/passwd', pages: 9 });
    expect(answer.body).toMatchObject({ name: 'Renamed', file_name: null, pages: 0 });
    expect((await owner('DELETE', `/${id}`)).body).toBe(true);
    expect((await owner('GET', `/${id}`)).status).toBe(404);
  });

  it('is found by what it is called, whose it is and when it was made, and counted', async () => {
    const mine = await made({ name: 'Zebra price list' }, bench.alpha.userToken);
    const { username, email } = (
      await bench.server.request('GET', `/users/${bench.alpha.userId}`, { token: bench.alpha.adminToken })
    ).body;
    const ids = async (query: string) =>
      (await owner('GET', query)).body.map((row: { document_id: number }) => row.document_id);
    expect(await ids('?name=ZEBRA')).toEqual([mine]);
    expect(await ids(`?username=${username}`)).toEqual([mine]);
    expect(await ids(`?email=${email}&name=zebra`)).toEqual([mine]);
    expect(await ids('?username=nobody')).toEqual([]);
    expect(await ids(`?user_id=${bench.alpha.userId}&after=0`)).toEqual([mine]);
    expect(await ids('?name=zebra&before=1')).toEqual([]);
    expect((await owner('GET', '?name=zebra&totalrows')).body).toBe(1);
  });

  it('is no other tenant’s, and of end users the one who made it', async () => {
    const id = await offer();
    const stranger = as(bench.beta.adminToken);
    for (const [method, path] of [
      ['GET', `/${id}`],
      ['GET', `/${id}/media`],
      ['GET', `/${id}/media/1`],
      ['PUT', `/${id}`],
      ['DELETE', `/${id}`],
      ['POST', `/${id}/view_token`],
    ] as const) {
      expect((await stranger(method, path, method === 'PUT' ? { name: 'Mine' } : undefined)).status).toBe(404);
      expect((await user(method, path, method === 'PUT' ? { name: 'Mine' } : undefined)).status).toBe(404);
    }
    for (const token of [bench.beta.adminToken, bench.alpha.userToken]) {
      expect((await upload(id, await samplePdf([{}]), { token })).status).toBe(404);
    }
    expect((await bench.server.request('GET', `/documents/${id}/media`)).status).toBe(401);
    expect((await download(`/documents/${id}/media`, bench.server.adminToken)).answer.status).toBe(200);
  });

  it('is whom the permission lets, by the name that the contract gives it', async () => {
    const { paths } = (await bench.server.request('GET', '/openapi.json')).body;
    const permissions = (path: string) =>
      Object.entries<{ 'x-access': { permission: string } }>(paths[`/api${path}`] ?? paths[path])
        .map(([method, operation]) => `${method} ${operation['x-access'].permission}`)
        .sort();
    for (const base of ['/documents', '/messages/documents']) {
      expect(permissions(base)).toEqual(['get document_list', 'post document_create']);
      expect(permissions(`${base}/{document_id}`)).toEqual([
        'delete document_delete',
        'get document_read',
        'put document_update',
      ]);
      expect(permissions(`${base}/{document_id}/media`)).toEqual([
        'get document_read',
        'post document_create',
        'put document_create',
      ]);
      expect(permissions(`${base}/{document_id}/media/{transmission_id}`)).toEqual(['get document_read']);
      expect(permissions(`${base}/{document_id}/view_token`)).toEqual(['post document_read']);
    }
  });
});

describe('the media of a document', () => {
  it('is kept as the PDF that was sent, and as a fax of one page a sheet', async () => {
    const pdf = await samplePdf([{ size: A4 }, { size: LETTER }]);
    const id = await withMedia(pdf, 'application/pdf; charset=binary', { name: 'Größe' });
    expect((await owner('GET', `/${id}`)).body).toMatchObject({
      ...{ type: 'pdf', pages: 2, file_name: `document_${id}.pdf` },
      ...{ size_x: 1728, size_y: 1143, resolution_x: 204, resolution_y: 98 },
    });
    const { answer, bytes } = await download(`/messages/documents/${id}/media`);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.headers.get('content-disposition')).toContain("filename*=UTF-8''Gr%C3%B6%C3%9Fe.pdf");
    expect(bytes.equals(pdf)).toBe(true);
    const { file, pages } = await faxOf(id);
    expect(pages.map(({ width, lines, compression }) => [width, lines, compression])).toEqual([
      [1728, 1143, 4],
      [1728, 1071, 4],
    ]);
    for (const page of [0, 1]) {
      expect(await darkness(file, page, MARK)).toBeGreaterThan(0.95);
      expect(await darkness(file, page, BLANK)).toBe(0);
    }
  });

  it('is upright whatever lies or is turned', async () => {
    const id = await withMedia(await samplePdf([{ size: LYING_A4 }, { turned: 90 }]));
    const { file, pages } = await faxOf(id);
    expect(pages.map(({ width, lines }) => [width, lines])).toEqual([
      [1728, 1143],
      [1728, 1143],
    ]);
    // Turned a quarter to the right, what was above on the left is above on the right.
    expect(await darkness(file, 0, [0.75, 0.09, 0.85, 0.16])).toBeGreaterThan(0.9);
  });

  it('grows by POST in the order of uploads, and is replaced by PUT', async () => {
    const id = await made();
    expect((await upload(id, await samplePdf([{}, {}]), { method: 'POST' })).body).toBe(id);
    await upload(id, await samplePicture('png'), { method: 'POST', type: 'image/png' });
    await upload(id, await samplePicture('tiff'), { method: 'POST', type: 'image/x-tiff' });
    expect((await owner('GET', `/${id}`)).body).toMatchObject({ pages: 4, type: 'pdf' });
    const { file, pages } = await faxOf(id);
    expect(pages).toHaveLength(4);
    expect(await darkness(file, 1, MARK)).toBeGreaterThan(0.95);
    // The picture is light on the left and dark on the right, and its greys are dots.
    expect(await darkness(file, 2, [0, 0.2, 0.1, 0.8])).toBeLessThan(0.05);
    expect(await darkness(file, 2, [0.9, 0.2, 0.98, 0.8])).toBeGreaterThan(0.95);
    const grey = await darkness(file, 2, [0.4, 0.2, 0.5, 0.8]);
    expect([grey > 0.2, grey < 0.8]).toEqual([true, true]);
    const whole = await PDFDocument.load((await download(`/documents/${id}/media`)).bytes);
    expect(whole.getPageCount()).toBe(4);
    await upload(id, await samplePicture('jpeg'), { type: 'image/jpeg' });
    expect((await owner('GET', `/${id}`)).body).toMatchObject({ pages: 1, type: 'jpg' });
  });

  it('keeps the order of the pages of a TIFF, and its code', async () => {
    const sent = (await faxOf(await withMedia(await samplePdf([{}, { size: LYING_A4 }])))).file;
    const id = await withMedia(sent, 'image/tiff', { quality: 'fine' });
    const { file, pages } = await faxOf(id);
    expect(pages.map(({ width, lines }) => [width, lines])).toEqual([
      [1728, 2286],
      [1728, 2286],
    ]);
    expect(await darkness(file, 0, MARK)).toBeGreaterThan(0.9);
    expect(await darkness(file, 1, [0.75, 0.09, 0.85, 0.16])).toBeGreaterThan(0.9);
  });

  it('comes in a form too, and as octets whose name or content says what they are', async () => {
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array(await samplePdf([{}]))], { type: 'application/pdf' }), 'a.pdf');
    const request = new Request('http://localhost', { method: 'PUT', body: form });
    const id = await made();
    const sent = await upload(id, new Uint8Array(await request.arrayBuffer()), {
      type: request.headers.get('content-type') ?? '',
    });
    expect(sent.body).toBe(id);
    const pdf = await samplePdf([{}]);
    const octets = { type: 'application/octet-stream' };
    expect((await upload(id, pdf, octets)).status).toBe(200);
    expect((await upload(id, pdf, { ...octets, headers: { 'x-filename': 'offer.pdf' } })).status).toBe(200);
    expect((await upload(id, pdf, { ...octets, headers: { 'x-filename': 'offer.exe' } })).status).toBe(415);
    expect((await upload(id, pdf, { ...octets, path: `/documents/${id}/media?filename=a.png` })).status).toBe(422);
  });

  it.each([
    [411, 'nothing', () => new Uint8Array(0), 'application/pdf'],
    [415, 'text', () => Buffer.from('hello'), 'text/plain'],
    [415, 'HTML', () => Buffer.from('<p>'), 'text/html'],
    [415, 'octets of nothing known', () => Buffer.from('MZ\x90\0'), 'application/octet-stream'],
    [422, 'a picture called PDF', () => samplePicture('png'), 'application/pdf'],
    [422, 'HTML called PDF', () => Buffer.from('<html>'), 'application/pdf'],
    [422, 'a cut-off PDF', async () => (await samplePdf([{}])).subarray(0, 200), 'application/pdf'],
    [422, 'a cut-off PNG', async () => (await samplePicture('png')).subarray(0, 300), 'image/png'],
    [422, 'a docx called xlsx', () => sampleDocx([['x']]), 'application/vnd.ms-excel'],
    [413, 'too much', () => new Uint8Array(50 * 1024 * 1024 + 1), 'application/pdf'],
  ])('is %i for %s', async (status, _what, bytes, type) => {
    const id = await made();
    const answer = await upload(id, await bytes(), { type });
    expect([answer.status, (await owner('GET', `/${id}`)).body.pages]).toEqual([status, 0]);
    expect(await bench.workFolders()).toEqual([]);
  });

  it('names what is wrong with an encrypted PDF', async () => {
    const pdf = await PDFDocument.load(await samplePdf([{}]));
    await pdf.encrypt({ userPassword: 'secret', ownerPassword: 'secret' });
    const id = await made();
    const answer = await upload(id, await pdf.save({ useObjectStreams: false }));
    expect([answer.status, answer.body.message]).toEqual([422, 'The file: the PDF is encrypted']);
  });

  it('has a fax image of the quality that is asked for, also when that is changed', async () => {
    const id = await withMedia(await samplePdf([{}]));
    const answer = await owner('PUT', `/${id}`, { quality: 'fine' });
    expect(answer.body).toMatchObject({ quality: 'fine', size_x: 1728, size_y: 2287, resolution_y: 196, pages: 1 });
    const { file, pages } = await faxOf(id);
    expect([pages[0]?.lines, pages[0]?.yDpi]).toEqual([2287, 196]);
    expect(await darkness(file, 0, MARK)).toBeGreaterThan(0.95);
    expect((await owner('PUT', `/${id}`, { quality: 'superior' })).body).toMatchObject({
      size_x: 2592,
      resolution_x: 300,
    });
  });

  it('is seen page by page as a JPEG', async () => {
    const id = await offer();
    const { answer, bytes } = await download(`/documents/${id}/media?format=jpg&page=2`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    expect(await darkness(bytes, 0, MARK)).toBeGreaterThan(0.95);
    for (const [page, status] of [
      ['3', 404],
      ['x', 400],
    ] as const) {
      expect((await download(`/documents/${id}/media?format=jpg&page=${page}`)).answer.status).toBe(status);
    }
    expect((await download(`/documents/${id}/media?format=gif`)).answer.status).toBe(400);
  });

  it('lies sealed on the disk and leaves no clear file behind', async () => {
    const { MediaStore } = await import('../../media-store/media-store.ts');
    const { readFile } = await import('node:fs/promises');
    const id = await offer();
    const rows = await bench.server.db.transaction({ kind: 'all' }, (trx) =>
      trx.selectFrom('document_files').select(['stored_file', 'wrapped_key']).where('document_id', '=', id).execute(),
    );
    const { environment, vault } = bench.server.platform;
    const store = new MediaStore(environment.data, vault);
    expect(rows).toHaveLength(3);
    expect(new Set(rows.map((row) => row.wrapped_key)).size).toBe(3);
    for (const { stored_file } of rows) {
      const bytes = await readFile(store.path(stored_file));
      expect([bytes.includes('%PDF'), bytes.subarray(0, 2).toString('latin1') === 'II']).toEqual([false, false]);
      await expect(store.read(stored_file)).rejects.toThrow();
    }
    expect(await bench.workFolders()).toEqual([]);
  });

  it('leaves an audit row, an activity and an event', async () => {
    const id = await offer();
    const traces = await bench.server.db.transaction({ kind: 'all' }, async (trx) => ({
      audit: await trx
        .selectFrom('audit')
        .select(['action', 'resource', 'resource_id', 'tenant_id', 'method'])
        .where('resource_id', '=', String(id))
        .where('action', '=', 'upload')
        .executeTakeFirst(),
      activity: await trx
        .selectFrom('activities')
        .select('activities')
        .where('activities', 'like', 'Upload documents%')
        .where('activities', 'like', `%(${id})`)
        .executeTakeFirst(),
    }));
    expect(traces).toMatchObject({
      audit: { action: 'upload', resource: 'documents', resource_id: String(id), tenant_id: bench.alpha.tenantId },
      activity: { activities: `Upload documents Traced -ID:(${id})` },
    });
  });
});
