import { describe, expect, it } from 'vitest';
import { NOW, useResourceBench } from './testing/resource-bench.ts';

const bench = useResourceBench();
const { call, make, names } = bench;
const [A, T7, U5, U6, T8] = ['A.1.1', 'T.4.7', 'U.5.7', 'U.6.7', 'T.9.8'];

describe('a row of a declared resource', () => {
  it('is another tenant’s to nobody: 404 on every verb, and in no list', async () => {
    const id = await make(T7, { name: 'secret' });
    for (const [method, body] of [['GET'], ['PUT', { name: 'x' }], ['DELETE']] as const) {
      expect((await call(T8, method, `/lines/${id}`, body)).status).toBe(404);
    }
    expect(await names(T8)).toEqual([]);
    expect(await names(T8, '?tenant_id=7')).toEqual([]);
    expect(await names(T7, '?tenant_id=8')).toEqual([]);
    expect(await names(T7, '?tenant_id=0')).toEqual(['secret']);
    expect(await names(A)).toEqual(['secret']);
    expect(await names(A, '?tenant_id=8')).toEqual([]);
    expect(await names(A, '?tenant_id=7')).toEqual(['secret']);
  });

  it('is made where the caller is, by a super admin wherever he says', async () => {
    expect((await call(T7, 'POST', '/lines', { type: 'account', name: 'x', tenant_id: 8 })).status).toBe(403);
    await make(A, { name: 'there', tenant_id: 8 });
    expect(await names(T8)).toEqual(['there']);
    const nowhere = await call(A, 'POST', '/lines', { type: 'account', name: 'x', tenant_id: 99 });
    expect([nowhere.status, nowhere.body.error.details[0].field]).toEqual([400, 'tenant_id']);
  });

  it('is an end user’s own where rows have owners', async () => {
    const id = await make(U5, { name: 'five' });
    await make(U6, { name: 'six' });
    expect(await names(U5)).toEqual(['five']);
    expect(await names(T7)).toEqual(['five', 'six']);
    expect((await call(U6, 'GET', `/lines/${id}`)).status).toBe(404);
    expect((await call(U6, 'PUT', `/lines/${id}`, { name: 'x' })).status).toBe(404);
    expect((await call(U5, 'PUT', `/lines/${id}`, { name: 'V' })).status).toBe(200);
  });

  it('may be seen by all end users of the tenant and changed by its owner', async () => {
    const id = await make(U5, { name: 'five' }, '/shared_lines');
    expect(await names(U6, '', '/shared_lines')).toEqual(['five']);
    expect((await call(U6, 'GET', `/shared_lines/${id}`)).status).toBe(200);
    expect((await call(U6, 'PUT', `/shared_lines/${id}`, { name: 'x' })).status).toBe(403);
    expect((await call(U6, 'DELETE', `/shared_lines/${id}`)).status).toBe(403);
    expect((await call(T8, 'DELETE', `/shared_lines/${id}`)).status).toBe(404);
    expect((await call(U5, 'DELETE', `/shared_lines/${id}`)).status).toBe(200);
  });

  it('may belong to end users by any rule, and have fields that they see and leave alone', async () => {
    const id = await make(T7, { name: 'five', mirrors_user_id: 5, badge: 'gold' }, '/linked_lines');
    await make(T7, { name: 'six', mirrors_user_id: 6 }, '/linked_lines');
    expect(await names(U5, '', '/linked_lines')).toEqual(['five']);
    expect((await call(U6, 'PUT', `/linked_lines/${id}`, { address: 'x' })).status).toBe(404);
    const shown = (await call(U5, 'GET', `/linked_lines/${id}`)).body;
    expect(shown.badge).toBe('gold');
    const changed = await call(U5, 'PUT', `/linked_lines/${id}`, { ...shown, address: 'there' });
    expect([changed.status, changed.body.address]).toEqual([200, 'there']);
    const refused = await call(U5, 'PUT', `/linked_lines/${id}`, { badge: 'none' });
    expect([refused.status, refused.body.message]).toEqual([403, 'You may not set badge']);
    expect((await call(T7, 'PUT', `/linked_lines/${id}`, { badge: 'none' })).body.badge).toBe('none');
  });

  it('filters, searches, sorts and pages as contract 10 §2.5 says', async () => {
    const first = await make(T7, { name: 'beta', phone: '100', address: 'North' });
    await make(T7, { name: 'Alpha', phone: '2_0', active: 0, linkdid_id: first });
    await make(T7, { name: 'gamma', phone: 'beta', type: 'did' });
    expect(await names(T7)).toEqual(['Alpha', 'beta', 'gamma']);
    expect(await names(T7, '?order=desc')).toEqual(['gamma', 'beta', 'Alpha']);
    expect(await names(T7, '?sort=line_id&order=asc')).toEqual(['beta', 'Alpha', 'gamma']);
    expect(await names(T7, '?sort=tenant_name;drop')).toEqual(['Alpha', 'beta', 'gamma']);
    expect(await names(T7, '?search=BETA')).toEqual(['beta', 'gamma']);
    expect(await names(T7, '?search=_')).toEqual(['Alpha']);
    expect(await names(T7, '?name=beta&phone=beta')).toEqual(['beta', 'gamma']);
    expect(await names(T7, '?name=Beta')).toEqual(['beta']);
    expect(await names(T7, '?type=DID')).toEqual(['gamma']);
    expect(await names(T7, '?active=0')).toEqual(['Alpha']);
    expect(await names(T7, '?active=maybe')).toEqual([]);
    expect(await names(T7, `?linkdid_id=${first}`)).toEqual(['Alpha']);
    expect(await names(T7, '?linkdid_id=x')).toEqual([]);
    expect(await names(T7, '?linkdid_id=')).toHaveLength(3);
    expect(await names(T7, '?address=orth')).toEqual(['beta']);
    expect(await names(T7, `?before=${NOW.getTime() / 1000 - 1}`)).toEqual([]);
    expect(await names(T7, `?after=${NOW.getTime() / 1000}`)).toHaveLength(3);
    const page = await call(T7, 'GET', '/lines?page=2&per_page=2');
    expect([page.body.length, page.headers.get('x-total-count')]).toEqual([1, '3']);
    expect((await call(T7, 'GET', '/lines?totalrows&type=account')).body).toBe(2);
    expect((await call(T7, 'GET', `/lines?search='--&sort=name'`)).status).toBe(200);
  });

  it('keeps fields for super admins from others', async () => {
    const id = await make(A, { name: 'Ada', note: 'late payer', tenant_id: 7 });
    expect((await call(A, 'GET', `/lines/${id}`)).body.note).toBe('late payer');
    const answers = [
      await call(T7, 'GET', `/lines/${id}`),
      await call(T7, 'GET', '/lines?sort=note'),
      await call(T7, 'PUT', `/lines/${id}`, { phone: '1' }),
    ];
    for (const answer of answers)
      expect([answer.status, answer.text]).toEqual([200, expect.not.stringContaining('note')]);
    expect((await call(T7, 'PUT', `/lines/${id}`, { note: 'x' })).status).toBe(403);
    expect((await call(T7, 'POST', '/lines', { type: 'did', name: 'x', note: 'x' })).status).toBe(403);
  });

  it('has the verbs it names, for the callers it names', async () => {
    expect((await call(U5, 'POST', '/guarded_lines', { type: 'account', name: 'x' })).status).toBe(403);
    expect((await call(T7, 'POST', '/guarded_lines', { type: 'account', name: 'x' })).status).toBe(200);
    expect((await call(T7, 'GET', '/guarded_lines')).status).toBe(405);
    expect((await call(A, 'PUT', '/ranks/1', { name: 'x' })).status).toBe(405);
    expect((await call(T7, 'GET', '/lines/abc')).status).toBe(404);
  });
});
