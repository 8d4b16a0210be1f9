import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CertificatePair, selfSignedCertificate } from '@strowger/certificate';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type CertificateFiles, type CertificateWatch, watchCertificate } from './certificate-watch.ts';

const DAY_MS = 24 * 60 * 60_000;
const log = pino({ level: 'silent' });

let directory: string;
let files: CertificateFiles;
let first: CertificatePair;
let watch: CertificateWatch;
let renewals: CertificatePair[];

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  directory = await mkdtemp(join(tmpdir(), 'strowger-tls-'));
  files = { cert: join(directory, 'cert.pem'), key: join(directory, 'key.pem') };
  first = make();
  await put(first);
  renewals = [];
  watch = watchCertificate({ files, pair: first, log });
  watch.onRenewal((pair) => renewals.push(pair));
});
afterEach(async () => {
  watch.close();
  vi.useRealTimers();
  await rm(directory, { recursive: true });
});

function make(): CertificatePair {
  const now = Date.now();
  return selfSignedCertificate({
    hosts: ['localhost'],
    notBefore: new Date(now - DAY_MS),
    notAfter: new Date(now + DAY_MS),
  });
}

async function put({ cert, key }: CertificatePair): Promise<void> {
  await Promise.all([writeFile(files.cert, cert), writeFile(files.key, key)]);
}

describe('the TLS files', () => {
  it('are taken anew when asked to look', async () => {
    const second = make();
    await put(second);
    await watch.look();
    expect([watch.pair, renewals]).toEqual([second, [second]]);
  });

  it('are taken anew within ten seconds after they changed', async () => {
    await vi.waitFor(async () => {
      const second = make();
      await put(second);
      await vi.advanceTimersByTimeAsync(10_000);
      expect(renewals.length).toBeGreaterThan(0);
    }, 15_000);
  });

  it('change nothing while they hold the same', async () => {
    await put(first);
    await watch.look();
    expect(renewals).toEqual([]);
  });

  it('keep the pair before in use while only one of them has been replaced, or is gone', async () => {
    const second = make();
    await writeFile(files.cert, second.cert);
    await watch.look();
    expect([watch.pair, renewals]).toEqual([first, []]);
    await rm(files.key);
    await watch.look();
    expect(renewals).toEqual([]);
    await writeFile(files.key, second.key);
    await watch.look();
    expect(renewals).toEqual([second]);
  });

  it('are told to nobody who has left', async () => {
    const told = vi.fn();
    watch.onRenewal(told)();
    await put(make());
    await watch.look();
    expect(told).not.toHaveBeenCalled();
  });
});
