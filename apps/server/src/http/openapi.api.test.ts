import { spawnSync } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../testing/test-server.ts';

/** The linter's program, whatever the package exports. */
function linter(): string {
  const manifest = createRequire(import.meta.url).resolve('@redocly/cli/package.json');
  return join(dirname(manifest), 'bin', 'cli.js');
}

describe('the OpenAPI document', { timeout: 60_000 }, () => {
  let server: TestServer;
  let file: string;

  beforeAll(async () => {
    server = await startTestServer();
    file = join(await mkdtemp(join(tmpdir(), 'strowger-openapi-')), 'openapi.json');
    await writeFile(file, (await server.request('GET', '/openapi.json')).text);
  });
  afterAll(() => server.close());

  it('is OpenAPI 3.1 and names on every operation who may call it and how it fails', async () => {
    const { status, headers, body } = await server.request('GET', '/openapi.json');
    expect([status, headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
    expect(body.openapi).toBe('3.1.0');
    expect(Object.keys(body.components.securitySchemes)).toEqual(['bearer', 'basic', 'apiKey']);
    const operations = Object.entries<Record<string, Record<string, unknown>>>(body.paths).flatMap(([path, verbs]) =>
      Object.entries(verbs).map(([verb, operation]) => ({ name: `${verb} ${path}`, operation })),
    );
    expect(operations.length).toBeGreaterThan(10);
    for (const { name, operation } of operations) {
      expect([name, operation['x-access'] !== undefined]).toEqual([name, true]);
      const answers = Object.keys(operation['responses'] ?? {}).filter((code) => code !== '202');
      expect([name, answers]).toEqual([name, ['200', '4XX', '5XX']]);
      const credentials = (operation['security'] as object[]).flatMap(Object.keys);
      if (operation['x-access'] === 'public') expect([name, credentials]).toEqual([name, []]);
      else expect([name, credentials.slice(0, 2)]).toEqual([name, ['bearer', 'basic']]);
    }
    expect(new Set(operations.map(({ operation }) => operation['operationId'])).size).toBe(operations.length);
    expect(body.paths['/api/users'].get.security).toContainEqual({ apiKey: [] });
    expect(body.paths['/api/api_keys'].get.security).not.toContainEqual({ apiKey: [] });
    expect(Object.keys(body.paths['/api/plans/{plan_id}/decks'].post.responses)).toContain('202');
    expect(body.paths['/api/settings'].put['x-access']).toEqual({ callers: ['A'], permission: 'configuration_write' });
  });

  it('is what the typed client was written from', () => {
    const script = join(import.meta.dirname, '../../../../packages/client/scripts/generate-types.mjs');
    const run = spawnSync(process.execPath, [script, '--check', '--document', file], { encoding: 'utf8' });
    expect([run.status, run.stderr]).toEqual([0, '']);
  });

  it('passes the linter without a finding', () => {
    const config = join(import.meta.dirname, '..', '..', 'redocly.yaml');
    const run = spawnSync(process.execPath, [linter(), 'lint', file, '--config', config, '--format', 'stylish'], {
      encoding: 'utf8',
      env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', NO_COLOR: '1' },
    });
    expect(run.status === 0 ? '' : run.stdout + run.stderr).toBe('');
  });

  it('can be browsed at /api/docs, with assets of this server alone', async () => {
    const page = await server.request('GET', '/docs');
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    const assets = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address ?? '');
    expect(assets.length).toBeGreaterThan(2);
    for (const address of assets) {
      const url = new URL(address, `${server.url}/api/docs`);
      expect([address, url.origin]).toEqual([address, server.url]);
      expect([address, (await fetch(url)).status]).toEqual([address, 200]);
    }
  });
});
