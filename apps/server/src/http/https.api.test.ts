import { readFileSync } from 'node:fs';
import { get } from 'node:https';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KernelServer, startKernelServer } from '../testing/kernel-server.ts';

const TLS = join(import.meta.dirname, '..', 'testing', 'tls');
const cert = join(TLS, 'cert.pem');

describe('with a TLS pair', () => {
  let server: KernelServer;

  beforeAll(async () => {
    server = await startKernelServer({ env: { STROWGER_TLS_CERT: cert, STROWGER_TLS_KEY: join(TLS, 'key.pem') } });
  });
  afterAll(() => server.close());

  it('speaks HTTPS, and tells browsers to keep to it', async () => {
    const answer = await new Promise<{ status: number | undefined; policy: unknown }>((resolve, reject) => {
      get(`${server.url}/healthz`, { ca: readFileSync(cert) }, (response) => {
        response.resume();
        resolve({ status: response.statusCode, policy: response.headers['strict-transport-security'] });
      }).on('error', reject);
    });
    expect(answer).toEqual({ status: 200, policy: 'max-age=31536000' });
  });

  it('speaks nothing else', async () => {
    await expect(fetch(`${server.url.replace('https:', 'http:')}/healthz`)).rejects.toThrow();
  });
});
