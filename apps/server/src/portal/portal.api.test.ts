import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KernelServer, startKernelServer } from '../testing/kernel-server.ts';

const PAGE = '<!doctype html><div id="root"></div>';
const SCRIPT = 'export const answer = 42;';

describe('the portal', () => {
  let server: KernelServer;
  const dist = mkdtempSync(join(tmpdir(), 'strowger-portal-'));

  beforeAll(async () => {
    mkdirSync(join(dist, 'assets'));
    writeFileSync(join(dist, 'index.html'), PAGE);
    writeFileSync(join(dist, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    writeFileSync(join(dist, '.built'), 'hidden');
    writeFileSync(join(dist, 'assets/index-1.js'), SCRIPT);
    writeFileSync(join(dist, 'assets/index-1.js.br'), brotliCompressSync(SCRIPT));
    server = await startKernelServer({ portal: dist });
  });
  afterAll(async () => {
    await server.close();
    rmSync(dist, { recursive: true });
  });

  const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    fetch(server.url + path, { method, headers, redirect: 'manual' });
  const open = (path: string) => get(path, { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' });

  it.each(['/', '/ring-groups', '/ring-groups/1234?tab=members', '/auth/reset-password'])(
    'is the page behind %s, never kept without asking',
    async (path) => {
      const answer = await open(path);
      expect([answer.status, await answer.text()]).toEqual([200, PAGE]);
      expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(answer.headers.get('cache-control')).toBe('no-cache');
    },
  );

  it('may run no script but its files’, and talk to nobody but this server', async () => {
    const policy = (await open('/')).headers.get('content-security-policy') ?? '';
    const rules = new Map(policy.split('; ').map((rule) => [rule.split(' ')[0], rule.split(' ').slice(1).join(' ')]));
    expect(rules.get('default-src')).toBe("'none'");
    expect(rules.get('script-src')).toBe("'self'");
    expect(rules.get('connect-src')).toBe("'self' ws://192.0.2.1:8080");
    expect(rules.get('frame-ancestors')).toBe("'none'");
    expect((await open('/')).headers.get('x-frame-options')).toBe('DENY');
  });

  it('keeps files with a hash in their name for good, compressed where the build has done so', async () => {
    const answer = await get('/assets/index-1.js', { 'accept-encoding': 'br' });
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(answer.headers.get('content-encoding')).toBe('br');
    expect(answer.headers.get('content-type')).toContain('javascript');
    expect(await answer.text()).toBe(SCRIPT);
    const plain = await get('/assets/index-1.js', { 'accept-encoding': 'identity' });
    expect([plain.headers.get('content-encoding'), await plain.text()]).toEqual([null, SCRIPT]);
  });

  it('serves the files beside the page, and none that is hidden', async () => {
    expect((await get('/favicon.svg')).headers.get('content-type')).toContain('image/svg+xml');
    for (const path of ['/.built', '/index.html', '/assets/', '/assets/..%2f.built', '/assets/.%2e/index.html'])
      expect([path, (await get(path)).status]).toEqual([path, 404]);
  });

  it('leaves what stands beside it alone', async () => {
    for (const path of ['/api/nothing', '/api', '/integration/v1/nothing', '/provision/nothing', '/assets/gone.js']) {
      const answer = await open(path);
      expect([path, answer.status, answer.headers.get('content-type')]).toEqual([
        path,
        404,
        'application/json; charset=utf-8',
      ]);
    }
    expect((await get('/nothing', { accept: 'application/json' })).status).toBe(404);
    expect((await get('/nothing', { accept: 'text/html' }, 'POST')).status).toBe(404);
    expect((await get('/', {}, 'POST')).status).toBe(405);
  });
});
