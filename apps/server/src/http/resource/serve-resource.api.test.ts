import { describe, expect, it } from 'vitest';
import type { Resource } from './resource.ts';
import { serveResource } from './serve-resource.ts';
import { changes, lines, NOW, useResourceBench } from './testing/resource-bench.ts';

const bench = useResourceBench();
const { all, call, heard, make, names } = bench;
const [A, T7, U5, T8] = ['A.1.1', 'T.4.7', 'U.5.7', 'T.9.8'];

describe('a declared resource', () => {
  it('is made, read, changed in part, listed and deleted, in the shapes of contract 10 §2.2', async () => {
    const id = await make(T7, { name: 'Ada', phone: '123', active: 0, address: 'Here 1' });
    expect(typeof id).toBe('number');
    const object = {
      line_id: id,
      type: 'account',
      name: 'Ada',
      phone: '123',
      address: 'Here 1',
      active: '0',
      linkdid_id: null,
      mirrors_user_id: null,
      tenant_name: 'Tenant 7',
      date_created: NOW.getTime() / 1000,
    };
    expect((await call(T7, 'GET', `/lines/${id}`)).body).toEqual(object);
    const { address: _, ...row } = object;
    expect((await call(T7, 'GET', '/lines')).body).toEqual([row]);
    expect((await call(T7, 'PUT', `/lines/${id}`, { active: true })).body).toEqual({ ...object, active: '1' });
    expect((await call(T7, 'DELETE', `/lines/${id}`)).body).toBe(true);
    expect((await call(T7, 'GET', `/lines/${id}`)).status).toBe(404);
    expect((await call(T7, 'GET', '/lines')).body).toEqual([]);
  });

  it('takes back what it showed, drops what forms carry along, and refuses unknown fields by name', async () => {
    const id = await make(T7, { name: 'Ada' });
    const shown = (await call(T7, 'GET', `/lines/${id}`)).body;
    const again = await call(T7, 'PUT', `/lines/${id}`, { ...shown, type: 'did', confirmPassword: 'x', tenant_id: '' });
    expect([again.status, again.body]).toEqual([200, shown]);
    expect((await call(T7, 'PUT', `/lines/${id}`, { colour: 'red' })).body.error.details).toEqual([
      { field: 'colour', message: 'unknown field' },
    ]);
    expect((await call(T7, 'POST', '/lines', { type: 'account' })).body.error.details).toEqual([
      { field: 'name', message: 'is required' },
    ]);
    expect((await call(T7, 'PUT', `/lines/${id}`, { name: 'x'.repeat(21) })).status).toBe(400);
  });

  it('is completed by what follows from it, and untouched where nothing changes', async () => {
    const id = await make(T7, { name: 'five' }, '/linked_lines');
    const path = `/linked_lines/${id}`;
    await all((trx) =>
      trx
        .updateTable('accounts')
        .set({ last_updated: new Date(0) })
        .execute(),
    );
    expect((await call(T7, 'PUT', path, { name: 'five', type: 'did' })).body).toMatchObject({
      type: 'account',
      last_updated: 0,
    });
    expect((await call(T7, 'PUT', path, { phone: '42' })).body).toMatchObject({
      type: 'did',
      last_updated: NOW.getTime(),
    });
  });

  it('refers to rows of its own tenant only', async () => {
    const foreign = await make(T8, { name: 'theirs' });
    const own = await make(T7, { name: 'ours' });
    for (const linkdid_id of [foreign, 999_999]) {
      const answer = await call(T7, 'PUT', `/lines/${own}`, { linkdid_id });
      expect([answer.status, answer.body.error.details[0].field]).toEqual([400, 'linkdid_id']);
      expect((await call(A, 'PUT', `/lines/${own}`, { linkdid_id })).status).toBe(400);
    }
    expect((await call(T7, 'PUT', `/lines/${own}`, { linkdid_id: own })).body.linkdid_id).toBe(own);
    expect((await call(T7, 'PUT', `/lines/${own}`, { linkdid_id: '' })).body.linkdid_id).toBe(null);
  });

  it('answers 409 in its own words where the database objects', async () => {
    await make(T7, { mirrors_user_id: 5 });
    const again = await call(T7, 'POST', '/lines', { type: 'account', name: 'two', mirrors_user_id: 5 });
    expect([again.status, again.body.message]).toEqual([409, 'This user has a line']);
    const rank: number = (await call(A, 'POST', '/ranks', { name: 'marshal' })).body;
    expect((await call(A, 'POST', '/ranks', { name: 'marshal' })).body.message).toBe('A rank like this already exists');
    await all((trx) => trx.insertInto('user_roles').values({ user_id: 5, role_id: rank, tenant_id: 7 }).execute());
    expect((await call(A, 'DELETE', `/ranks/${rank}`)).body.message).toBe('This rank is in use');
    expect(await names(U5, '?search=', '/ranks')).toContain('marshal');
  });

  it('leaves an audit row and an event of every change, and no event where nothing changed', async () => {
    const id = await make(T7, { name: 'Ada' });
    await call(T7, 'PUT', `/lines/${id}`, { name: 'Ada', phone: '5' });
    await call(T7, 'PUT', `/lines/${id}`, { name: 'Ada' });
    await call(T7, 'DELETE', `/lines/${id}`);
    const rows = await all((trx) => trx.selectFrom('audit').selectAll().orderBy('audit_id').execute());
    expect(rows.map((row) => row.action)).toEqual(['create', 'update', 'update', 'delete']);
    expect(rows[1]).toMatchObject({ resource: 'lines', resource_id: String(id), tenant_id: 7, user_id: 4 });
    expect(rows[1]).toMatchObject({ before: { phone: '' }, after: { phone: '5', name: 'Ada' } });
    expect(rows[3]).toMatchObject({ before: { name: 'Ada' }, after: null });
    // What was written before may be heard late.
    const told = () => heard.map((event) => event.data).filter((data) => data['id'] === id);
    await expect.poll(() => told().length, { timeout: 10_000 }).toBe(3);
    expect(told()).toMatchObject([
      { resource: 'lines', id, action: 'created', user_id: 4 },
      { resource: 'lines', id, action: 'updated', changed: ['phone'] },
      { resource: 'lines', id, action: 'deleted', changed: [] },
    ]);
    expect(changes.map(({ before, after }) => [before?.['phone'], after?.['phone']])).toEqual([
      [undefined, ''],
      ['', '5'],
      ['5', '5'],
      ['5', undefined],
    ]);
  });

  it('is refused by its hooks, and then nothing is written', async () => {
    expect((await call(T7, 'POST', '/lines', { type: 'account', name: 'x', phone: '000' })).status).toBe(409);
    const id = await make(T7, { name: 'Ada' });
    expect((await call(T7, 'PUT', `/lines/${id}`, { phone: '000' })).body.message).toBe('Not that number');
    expect((await call(T7, 'GET', `/lines/${id}`)).body.phone).toBe('');
    expect(await names(T7)).toEqual(['Ada']);
  });

  it('cannot be declared with a search that would tell hidden fields, or fields it has not', () => {
    const declare = (part: Partial<Resource>) => () =>
      serveResource(() => undefined, bench.server.platform, { ...lines, ...part });
    expect(declare({})).not.toThrow();
    expect(declare({ searched: ['note'] })).toThrow('note');
    expect(declare({ filters: { tenant_name: 'text' } })).toThrow('tenant_name');
    expect(declare({ order: [{ field: 'colour' }] })).toThrow('colour');
    expect(declare({ filters: { colour: { field: 'note', by: 'text' } } })).toThrow('note');
    expect(declare({ listed: ['line_id', 'colour'] })).toThrow('colour');
    expect(declare({ named: 'colour' })).toThrow('colour');
  });

  it('loses no change of two that come at the same time', async () => {
    const id = await make(T7, { name: 'Ada' });
    const fields = [{ phone: '1' }, { address: 'there' }, { active: 0 }, { name: 'Eve' }];
    await Promise.all(fields.map((body) => call(T7, 'PUT', `/lines/${id}`, body)));
    expect((await call(T7, 'GET', `/lines/${id}`)).body).toMatchObject({
      phone: '1',
      address: 'there',
      active: '0',
      name: 'Eve',
    });
  });
});
