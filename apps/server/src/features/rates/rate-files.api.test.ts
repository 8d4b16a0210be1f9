import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Rate, useRateBench } from './testing/rate-bench.ts';

const bench = useRateBench();
const { asAdmin, clock, makePlan, makeRate, prices, ratesOf, send } = bench;

describe('files of rates (contract 10 §2.7, §9.7)', () => {
  it('change rates of the same plan, prefix and services, and add the others', async () => {
    const plan = await makePlan();
    await makeRate(plan, '44', { service_flag: 1, unit_block_rate: 9, unit_free: 7 });
    await makeRate(plan, '44', { service_flag: 2, unit_block_rate: 9 });
    await makeRate(plan, '49', { service_flag: 1, unit_block_rate: 8 });
    const file = '\ufeff# ours\r\n44;uk;60;0.5;60;60\r\n\r\n33;"fr;ance";60;0.25\r\n';
    expect((await send(`/rates/1/${plan}/csv`, file)).body).toBe(2);
    expect(await prices(plan, '&service_flag=1')).toEqual({ 33: 0.25, 44: 0.5, 49: 8 });
    expect(await prices(plan, '&service_flag=2')).toEqual({ 44: 9 });
    const [france, uk] = await ratesOf(plan, '&service_flag=1');
    expect(france).toMatchObject({
      name: 'fr;ance',
      unit_billing_block: 60,
      unit_first_block: 1,
      destination_name: 'fr;ance',
    });
    expect(uk).toMatchObject({ name: 'uk', unit_first_block: 60, unit_free: 7 });
  });

  it('come in every type that clients send, and as a form', async () => {
    const plan = await makePlan();
    for (const type of ['text/plain', 'application/csv', 'application/octet-stream', 'application/vnd.ms-excel; x=y']) {
      expect((await send(`/rates/1/${plan}/csv`, '44,uk,60,1', type)).body).toBe(1);
    }
    const form = [
      '--x',
      'content-disposition: form-data; name="file"; filename="r.csv"',
      '',
      '49,de,60,2',
      '--x--',
      '',
    ];
    expect((await send(`/rates/1/${plan}/csv`, form.join('\r\n'), 'multipart/form-data; boundary=x')).body).toBe(1);
    expect(await prices(plan)).toEqual({ 44: 1, 49: 2 });
  });

  it.each([
    ['nothing', '', 'text/csv', 411],
    ['no rates', '# nothing\n', 'text/csv', 422],
    ['another type', '44,uk,60,1', 'application/json', 415],
    [
      'a form without the file',
      '--x\r\ncontent-disposition: form-data; name="other"\r\n\r\n1\r\n--x--\r\n',
      'multipart/form-data; boundary=x',
      400,
    ],
    ['a broken form', 'garbage', 'multipart/form-data; boundary=x', 400],
    ['an open quote', '44,"uk,60,1\n45,x,60,1\n', 'text/csv', 422],
  ])('of %s are refused', async (_what, file, type, status) => {
    expect((await send('/rates/1/1/csv', file, type)).status).toBe(status);
  });

  it('that are too large are refused', async () => {
    const form = new Uint8Array(17 * 1024 * 1024);
    expect((await send('/rates/1/1/csv', form, 'multipart/form-data; boundary=x')).status).toBe(413);
  });

  it('of an unknown plan or services are refused', async () => {
    expect((await send('/rates/1/99999/csv', '44,uk,60,1')).status).toBe(404);
    expect((await send('/rates/9/1/csv', '44,uk,60,1')).status).toBe(400);
  });

  it('with bad lines store nothing and say which and why', async () => {
    const plan = await makePlan();
    await makeRate(plan, '44', { service_flag: 1, unit_block_rate: 9 });
    const file = '44,uk,60,1\n# a remark\n45,dk,60,-1\n4x,no,60,1\n46,se,60,abc\n';
    const answer = await send(`/rates/1/${plan}/csv`, file);
    expect(answer.status).toBe(422);
    expect(answer.body.error.details).toEqual([
      { field: 'line 3', message: 'the rate "-1" must not be negative' },
      { field: 'line 4', message: 'the prefix "4x" must be 1 to 20 digits' },
      { field: 'line 5', message: 'the rate "abc" is not a number' },
    ]);
    expect(await prices(plan)).toEqual({ 44: 9 });
  });

  it('with a prefix twice store nothing', async () => {
    const plan = await makePlan();
    const answer = await send(`/rates/1/${plan}/csv`, '44,uk,60,1\n45,dk,60,1\n44,uk,60,2\n');
    expect(answer.status).toBe(422);
    expect(answer.body.error.details).toEqual([{ field: 'line 3', message: 'prefix 44 stands in line 1 already' }]);
    expect(await ratesOf(plan)).toEqual([]);
  });

  it('that are wrong in every line tell the first twenty', async () => {
    const answer = await send('/rates/1/1/csv', 'x,y,z\n'.repeat(5000));
    expect(answer.body.error.details).toHaveLength(20);
  });

  it('that are exported make the same rates again in an empty plan, formulas defused', async () => {
    const [one, other] = [await makePlan(), await makePlan()];
    await send(
      `/rates/3/${one}/csv`,
      '191,usa 191,60,1.50,60,60\n44,=cmd,1,0.000001,6,6\n999,"all, ""others""",60,0\n',
    );
    const exported = await asAdmin('GET', `/rates/csv/file?plan_id=${one}`);
    expect(exported.headers.get('content-disposition')).toBe('attachment; filename="rates.csv"');
    expect(exported.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(exported.text).toBe(
      '"191","usa 191","60","1.5","60","60"\n"44","\'=cmd","1","0.000001","6","6"\n"999","all, ""others""","60","0","1","1"\n',
    );
    expect((await send(`/rates/3/${other}/csv`, exported.text)).body).toBe(3);
    const without = (rates: Rate[]) =>
      rates.map((rate) => ({ ...rate, rate_id: 0, plan_id: 0, plan_name: '', deck_id: 0 }));
    expect(without(await ratesOf(other))).toEqual(without(await ratesOf(one)));
    expect((await asAdmin('GET', `/rates/csv/file?plan_id=${await makePlan()}`)).text).toBe('');
  });

  it('look like the sample, which can be imported', async () => {
    const sample = await asAdmin('GET', '/rates/sample/csv');
    expect(sample.headers.get('content-disposition')).toBe('attachment; filename="rate_sample.csv"');
    expect(sample.text.split('\n')[0]).toBe('191,usa 191,60,1.50,60,60');
    expect((await send(`/rates/1/${await makePlan()}/csv`, sample.text)).body).toBe(3);
  });

  it('leave nothing behind on disk', async () => {
    const left = await readdir(join(bench.server.platform.environment.data, 'imports'));
    expect(left).toEqual([]);
  });
});

describe('decks', () => {
  const replace = (plan: number, file: string, query = '') => {
    clock.now = new Date(clock.now.getTime() + 1000);
    return send(`/plans/${plan}/decks?service_flag=1${query}`, file);
  };

  it('show before they are stored what they would change', async () => {
    const plan = await makePlan();
    await replace(plan, '1,usa,60,0.01\n44,uk,60,0.02\n49,de,60,0.03\n');
    await makeRate(plan, '44', { service_flag: 3, unit_block_rate: 5 });
    const seen = await replace(plan, '1,USA,60,0.01\n44,uk,60,0.05\n33,fr,60,0.04\n', '&preview=true');
    expect(seen.status).toBe(200);
    const terms = { unit_billing_block: 60, unit_first_block: 1, unit_increment: 1 };
    expect(seen.body).toMatchObject({
      deck_id: null,
      plan_id: plan,
      service_flag: 1,
      rates: 3,
      changes: {
        new: 1,
        changed: 1,
        removed: 1,
        unchanged: 1,
        overlaps: 1,
        samples: {
          new: [{ destination_id: '33', name: 'fr', before: null, after: { ...terms, unit_block_rate: 0.04 } }],
          changed: [
            {
              destination_id: '44',
              name: 'uk',
              before: { ...terms, unit_block_rate: 0.02 },
              after: { ...terms, unit_block_rate: 0.05 },
            },
          ],
          removed: [{ destination_id: '49', name: 'de', before: { ...terms, unit_block_rate: 0.03 }, after: null }],
        },
      },
    });
    expect(await prices(plan, '&service_flag=1&weight=0')).toMatchObject({ 1: 0.01, 49: 0.03 });
  });

  it('replace the rates before them all at once from their time on', async () => {
    const plan = await makePlan();
    await replace(plan, '1,usa,60,0.01\n44,uk,60,0.02\n');
    await makeRate(plan, '1', { service_flag: 4, unit_block_rate: 0.0075 });
    const next = await replace(plan, '44,uk,60,0.05\n', '&valid_from=2026-12-01&name=December');
    expect(next.body).toMatchObject({ deck_id: expect.any(Number), valid_from: 1_796_083_200, rates: 1 });
    expect(await prices(plan)).toEqual({ 1: 0.0075, 44: 0.02 });
    expect(await prices(plan, '&service_flag=1')).toEqual({ 1: 0.01, 44: 0.02 });
    expect(await prices(plan, `&deck_id=${next.body.deck_id}`)).toEqual({ 44: 0.05 });
    const states = async () =>
      (await asAdmin('GET', `/plans/${plan}/decks`)).body.map(
        (deck: { state: string; rates: number; name: string }) => [deck.state, deck.rates, deck.name],
      );
    expect(await states()).toEqual([
      ['future', 1, 'December'],
      ['in_force', 2, ''],
      ['in_force', 1, ''],
    ]);
    // Its time comes.
    const inForce = (valid_from: Date) =>
      bench.server.db.transaction({ kind: 'all' }, (trx) =>
        trx.updateTable('rate_decks').set({ valid_from }).where('deck_id', '=', next.body.deck_id).execute(),
      );
    await inForce(clock.now);
    expect(await prices(plan, '&service_flag=1')).toEqual({ 44: 0.05 });
    expect(await prices(plan, '&service_flag=4')).toEqual({ 1: 0.0075 });
    expect(await states()).toEqual([
      ['in_force', 1, 'December'],
      ['past', 2, ''],
      ['in_force', 1, ''],
    ]);
    expect((await asAdmin('DELETE', `/plans/${plan}/decks/${next.body.deck_id}`)).status).toBe(409);
    await inForce(new Date('2026-12-01T00:00:00Z'));
    expect((await asAdmin('DELETE', `/plans/${plan}/decks/${next.body.deck_id}`)).text).toBe('true');
    expect((await asAdmin('DELETE', `/plans/${plan}/decks/${next.body.deck_id}`)).status).toBe(404);
    expect((await asAdmin('GET', `/rates?deck_id=${next.body.deck_id}`)).body).toEqual([]);
  });

  it('from the same time on are one', async () => {
    const plan = await makePlan();
    expect((await replace(plan, '1,usa,60,1', '&valid_from=2026-12-01')).status).toBe(200);
    expect((await replace(plan, '1,usa,60,2', '&valid_from=2026-12-01')).status).toBe(409);
    expect((await replace(plan, '1,usa,60,2', '&valid_from=2026-12-02')).status).toBe(200);
    expect((await replace(plan, '1,usa,60,2', '&valid_from=2025-12-02')).status).toBe(400);
    expect((await replace(99_999, '1,usa,60,2')).status).toBe(404);
  });

  it('tell how far they are, and why they failed', async () => {
    const plan = await makePlan();
    const [good, bad] = [randomUUID(), randomUUID()];
    const heard: unknown[] = [];
    const stop = bench.server.platform.bus.subscribe((event) => {
      if (event.type === 'rates.import' && event.data['plan_id'] === plan) heard.push(event.data['state']);
    });
    const done = await replace(plan, '1,usa,60,1\n44,uk,60,2\n', `&import_id=${good}`);
    expect(done.body.import_id).toBe(good);
    expect((await asAdmin('GET', `/rates/imports/${good}`)).body).toMatchObject({
      kind: 'replace',
      state: 'done',
      lines: 2,
      bytes: 22,
      deck_id: done.body.deck_id,
      changes: { new: 2, removed: 0 },
      errors: null,
      finished_at: expect.any(Number),
    });
    expect((await replace(plan, 'x,usa,60,1\n', `&import_id=${bad}`)).status).toBe(422);
    expect((await asAdmin('GET', `/rates/imports/${bad}`)).body).toMatchObject({
      state: 'failed',
      deck_id: null,
      errors: [{ field: 'line 1', message: 'the prefix "x" must be 1 to 20 digits' }],
    });
    await expect.poll(() => heard).toEqual(['checking', 'storing', 'done', 'checking', 'failed']);
    stop();
    expect((await replace(plan, '1,usa,60,1\n', `&import_id=${good}`)).status).toBe(409);
    const listed = (await asAdmin('GET', `/rates/imports?plan_id=${plan}&state=failed`)).body;
    expect(listed.map((one: { import_id: string }) => one.import_id)).toEqual([bad]);
  });

  it('leave an audit row and a line of activity', async () => {
    const plan = await makePlan();
    const { deck_id } = (await replace(plan, '1,usa,60,1\n')).body;
    const [row] = (await asAdmin('GET', `/audit?resource=rates&resource_id=${deck_id}&action=replace`)).body;
    expect(row).toMatchObject({ after: { plan_id: plan, rates: 1, new: 1, removed: 0 } });
    const { body } = await asAdmin('GET', '/users/activities/1?pageSize=1');
    expect(body[0].activities).toBe(`Replace rates of plan ${plan}: 1 lines -ID:(${deck_id})`);
  });
});
