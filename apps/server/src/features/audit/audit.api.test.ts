import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KernelServer, startKernelServer } from '../../testing/kernel-server.ts';
import { audit } from './routes.ts';

describe('GET /audit', () => {
  let server: KernelServer;

  beforeAll(async () => {
    server = await startKernelServer({ features: [audit] });
    const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute));
    const row = (
      minute: number,
      tenant: number | null,
      user: number,
      resource: string,
      id: string,
      action: string,
    ) => ({
      at: at(minute),
      tenant_id: tenant,
      user_id: user,
      username: `user${user}`,
      resource,
      resource_id: id,
      action,
      path: `/api/${resource}/${id}`,
      after: JSON.stringify({ id }),
    });
    await server.platform.db.transaction({ kind: 'all' }, (trx) =>
      trx
        .insertInto('audit')
        .values([
          row(0, 7, 20, 'users', '1', 'create'),
          row(1, 7, 21, 'users', '1', 'update'),
          row(2, 8, 30, 'users', '2', 'create'),
          row(3, null, 1, 'settings', 'currency', 'update'),
          row(4, 7, 20, 'tenants', '7', 'update'),
        ])
        .execute(),
    );
  });
  afterAll(() => server.close());

  async function fetchText(path: string, token: string) {
    const headers = { authorization: `Bearer ${token}` };
    const answer = await fetch(`${server.url}/api/audit${path}`, { headers });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  }
  async function get(query: string, token = 'A.1.1') {
    const { status, headers, text } = await fetchText(query, token);
    return { status, total: headers.get('x-total-count'), body: JSON.parse(text) };
  }
  async function csv(query: string, token = 'A.1.1') {
    const { status, headers, text } = await fetchText(`/csv${query}`, token);
    return { status, headers, lines: text.trimEnd().split('\n') };
  }
  const idsOf = (rows: { resource: string; resource_id: string }[]) =>
    rows.map((row) => `${row.resource}/${row.resource_id}`);

  it('shows a super admin everything, newest first', async () => {
    const { body, total } = await get('');
    expect(idsOf(body)).toEqual(['tenants/7', 'settings/currency', 'users/2', 'users/1', 'users/1']);
    expect(total).toBe('5');
    expect(body[0]).toMatchObject({ at: '2026-01-01T00:04:00.000Z', user_id: 20, before: null, after: { id: '7' } });
  });

  it('shows a tenant admin the rows of his tenant alone, whatever he asks', async () => {
    expect(idsOf((await get('', 'T.20.7')).body)).toEqual(['tenants/7', 'users/1', 'users/1']);
    expect((await get('?tenant_id=8', 'T.20.7')).body).toEqual([]);
    expect((await get('?user_id=30', 'T.20.7')).body).toEqual([]);
    expect((await get('?totalrows', 'T.20.7')).body).toBe(3);
  });

  it('is nothing for end users', async () => {
    expect((await get('', 'U.22.7')).status).toBe(403);
    expect((await csv('', 'U.22.7')).status).toBe(403);
  });

  it('is CSV with the same filters, within the same scope (contract 10 §2.7)', async () => {
    const { status, headers, lines } = await csv('?resource=users&search=users%2F1', 'T.20.7');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(headers.get('content-disposition')).toBe('attachment; filename="export_audit.csv"');
    expect(lines[0]).toMatch(/^"audit_id","at","tenant_id".*"action","before","after"$/);
    expect(lines.slice(1)).toEqual([
      expect.stringMatching(/"2026-01-01T00:01:00.000Z","7","21",.*"users","1","update","","\{""id"":""1""\}"$/),
      expect.stringMatching(/"2026-01-01T00:00:00.000Z","7","20",.*"users","1","create"/),
    ]);
    expect((await csv('?tenant_id=8', 'T.20.7')).lines).toHaveLength(1);
    expect((await csv('')).lines).toHaveLength(6);
  });

  it.each([
    ['?user_id=21', ['users/1']],
    ['?resource=users&action=create', ['users/2', 'users/1']],
    ['?resource=users&resource_id=2', ['users/2']],
    ['?tenant_id=7', ['tenants/7', 'users/1', 'users/1']],
    ['?tenant_id=0', ['tenants/7', 'settings/currency', 'users/2', 'users/1', 'users/1']],
    ['?from=1767225720&to=1767225780', ['settings/currency', 'users/2']],
    ['?&from=1767225840', ['tenants/7']],
    ['?user_id=abc', []],
    ['?search=currency', ['settings/currency']],
    ['?search=%25', []],
    ['?sort=at&order=asc&limit=2', ['users/1', 'users/1']],
    ['?page=2&per_page=2', ['users/2', 'users/1']],
    ['?sort=;drop&limit=1', ['tenants/7']],
  ])('filters, sorts and pages: %s', async (query, expected) => {
    expect(idsOf((await get(query)).body)).toEqual(expected);
  });
});
