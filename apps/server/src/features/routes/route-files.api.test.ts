import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { useRouteBench } from './testing/route-bench.ts';

const bench = useRouteBench();
const { ask, made, provider, rows, upload } = bench;

describe('many routes at once (contract 30 §5.2)', () => {
  const many = (count: number, from: number) =>
    Array.from({ length: count }, (_, index) => ({
      name: `bulk ${index}`,
      destination_id: String(from + index),
      provider_id: bench.carrier,
      service_flag: 1,
    }));

  it('are 5,000 at most, in one request', async () => {
    const { status, body } = await ask('POST', '/bulk', many(5000, 6_000_000));
    expect([status, body]).toEqual([200, '5000 Routes added.']);
    expect((await ask('GET', '?name=bulk&totalrows')).body).toBe(5000);
    expect((await ask('POST', '/bulk', many(5001, 6_100_000))).status).toBe(400);
    await bench.server.db.transaction({ kind: 'all' }, (trx) =>
      trx.deleteFrom('routes').where('name', 'like', 'bulk %').execute(),
    );
  });

  it('carry what a single one may, in the tenant that is named', async () => {
    const [row] = many(1, 6_200_000);
    const answer = await ask('POST', `/bulk?tenant_id=${bench.acme.tenantId}`, [
      { ...row, priority: 3, cost: 0.5, toll_allow: 'intl', active: 0, service: 'voice', route_id: 9 },
    ]);
    expect(answer.body).toBe('1 Routes added.');
    expect(await rows('?destination_id=6200000')).toMatchObject([
      { tenant_id: bench.acme.tenantId, priority: 3, cost: '0.5', toll_allow: 'intl', active: 0 },
    ]);
  });

  it.each([
    [400, { provider_id: 999_999 }, '1.provider_id'],
    [400, { destination_id: 'x' }, '1.destination_id'],
    [400, { service_flag: 4 }, '1.service_flag'],
    [400, { name: '' }, '1.name'],
    [400, { colour: 'red' }, '[1].colour'],
    [409, { destination_id: '6300000' }, '[1]'],
  ])('are stored all or none: %i for %j, with its place', async (status, fault, place) => {
    const [first, second] = many(2, 6_300_000);
    const answer = await ask('POST', '/bulk', [first, { ...second, ...fault }]);
    expect(answer.status).toBe(status);
    expect(answer.text).toContain(place);
    expect(await rows('?destination_id=6300000')).toEqual([]);
  });

  it('are refused when one is there already', async () => {
    const [first, second] = many(2, 6_400_000);
    await ask('POST', '/bulk', [second]);
    const answer = await ask('POST', '/bulk', [first, second]);
    expect([answer.status, answer.body.error.message]).toEqual([409, expect.stringMatching(/^\[1\]: /)]);
  });
});

describe('files of routes (contract 30 §5.2)', () => {
  it('have a sample that can be stored', async () => {
    const sample = await ask('GET', '/sample/csv');
    expect(sample.text).toBe('1,canada/usa\n61,australia landline\n');
    expect(sample.headers.get('content-disposition')).toBe('attachment; filename="route_sample.csv"');
    const place = `/16/${await provider('Video', { service_flag: 16 })}/csv`;
    expect((await upload(place, sample.text)).body).toBe(2);
    const stored = await ask('GET', place);
    expect(stored.text).toMatch(/^"61","australia landline","16","\d+"\n"1","canada\/usa","16","\d+"\n$/);
    expect(stored.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(stored.headers.get('content-disposition')).toBe('attachment; filename="export_route.csv"');
  });

  it('are read with a header, comments, semicolons, a BOM and CRLF; what is there already is skipped', async () => {
    const file = `\uFEFFdestination_id;name;service_flag;provider_id\r\n# remark\r\n\r\n7001;one;1;${bench.carrier}\r\n+7002;"two; or 2";2;${bench.carrier};more\r\n7001;again;1;${bench.carrier}\r\n`;
    expect((await upload('/csv', file, 'application/vnd.ms-excel')).body).toBe(2);
    expect((await upload('/csv', file, 'text/plain')).body).toBe(0);
    expect(await rows('?destination_id=7002')).toMatchObject([{ name: 'two; or 2', service_flag: 2, tenant_id: 0 }]);
  });

  it('come as a form too, and go to the tenant who sends them', async () => {
    const form = new FormData();
    form.set('file', new Blob([`7101,mine,1,${bench.ofAcme}\n`], { type: 'text/csv' }), 'routes.csv');
    const body = new Response(form);
    const raw = new Uint8Array(await body.arrayBuffer());
    expect((await upload('/csv', raw, body.headers.get('content-type') ?? '', bench.writer)).body).toBe(1);
    expect(await rows('?destination_id=7101')).toMatchObject([{ tenant_id: bench.acme.tenantId }]);
    expect((await upload(`/1/${bench.ofGlobex}/csv`, '7102,x\n', 'text/csv', bench.writer)).status).toBe(404);
    expect((await upload('/csv', `7102,x,1,${bench.ofGlobex}\n`, 'text/csv', bench.writer)).status).toBe(422);
  });

  it.each([
    ['7201,good,1,CARRIER\nx,bad,1,CARRIER', 'line 2'],
    ['7201,good,1,CARRIER\n\n# remark\n7202,,1,CARRIER', 'line 4'],
    ['7201,good,1,CARRIER\n7202,bad,3,CARRIER', 'line 2'],
    ['7201,good,1,CARRIER\n7202,bad,4,CARRIER', 'line 2'],
    ['7201,good,1,CARRIER\n7202,bad,1,999999', 'line 2'],
    ['7201,good,1,CARRIER\n7202,bad', 'line 2'],
    ['7201,good,1,CARRIER\n7202,"bad,1,CARRIER', 'line 2'],
    ['7201,good,1,CARRIER\n1234567890123456,bad,1,CARRIER', 'line 2'],
  ])('with a bad line are 422 with its number, and nothing of them is stored: %j', async (file, line) => {
    const answer = await upload('/csv', file.replaceAll('CARRIER', String(bench.carrier)));
    expect([answer.status, answer.body.error.details[0].field]).toEqual([422, line]);
    expect(await rows('?destination_id=7201')).toEqual([]);
  });

  it('are 411 when empty, 415 when something else, 413 when too large, 404 and 400 for no such place', async () => {
    expect((await upload('/csv', '')).status).toBe(411);
    expect((await upload('/csv', '1,x', 'image/png')).status).toBe(415);
    expect((await upload('/csv', new Uint8Array(50 * 1024 * 1024 + 1))).status).toBe(413);
    expect((await upload('/1/999999/csv', '1,x')).status).toBe(404);
    expect((await upload(`/3/${bench.carrier}/csv`, '1,x')).status).toBe(400);
    expect((await upload('/csv', new Uint8Array([0x31, 0x2c, 0xff]))).status).toBe(422);
  });

  it('take the list’s filters when they are read out; none is an empty file', async () => {
    await made({ name: 'to be read out', destination_id: '7301', service_flag: 1 });
    const { text } = await ask('GET', '/csv?name=read+out');
    expect(text).toBe(`"7301","to be read out","1","${bench.carrier}"\n`);
    const none = await ask('GET', '/csv?name=nothing-like-it');
    expect([none.status, none.text]).toEqual([200, '']);
    expect((await ask('GET', '/csv', undefined, bench.acme.adminToken)).text).not.toContain('to be read out');
  });

  it('read back as they were read out, whatever the names are', async () => {
    const provider_id = await provider('Round trip');
    const name = fc
      .string({ minLength: 1, maxLength: 40, unit: 'grapheme' })
      .filter(
        (text) =>
          /^[^\p{Cc}'][^\p{Cc}]*$/u.test(text) && text.length <= 64 && text.isWellFormed() && text.trim() !== '',
      );
    const line = fc.record({
      name,
      service_flag: fc.constantFrom(0, 1, 2),
      destination_id: fc.stringMatching(/^[1-9][0-9]{0,14}$/),
    });
    const file = fc.uniqueArray(line, {
      minLength: 1,
      maxLength: 20,
      selector: (row) => `${row.destination_id} ${row.service_flag}`,
    });
    const path = `/csv?provider_id=${provider_id}`;
    const clear = () =>
      bench.server.db.transaction({ kind: 'all' }, (trx) =>
        trx.deleteFrom('routes').where('provider_id', '=', provider_id).execute(),
      );
    await fc.assert(
      fc.asyncProperty(file, async (routes) => {
        await clear();
        const sent = await ask(
          'POST',
          '/bulk',
          routes.map((row) => ({ ...row, provider_id })),
        );
        expect(sent.text).toBe(`"${routes.length} Routes added."`);
        const first = (await ask('GET', path)).text;
        await clear();
        expect((await upload('/csv', first)).body).toBe(routes.length);
        const again = (await ask('GET', path)).text;
        expect(again.split('\n').toSorted()).toEqual(first.split('\n').toSorted());
      }),
      { numRuns: 10 },
    );
  });
});
