import { X509Certificate } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ownCertificate } from './own-certificate.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'strowger-certificate-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

const now = new Date('2026-05-06T07:08:09Z');
const certificate = (at = now) => ownCertificate({ directory, publicAddress: '192.0.2.1', now: at });
const path = () => join(directory, 'self-signed.pem');

describe('the certificate of an installation that was given none', () => {
  it('is made once, for the public address, and kept for the owner alone', async () => {
    const made = await certificate();
    expect(await certificate()).toEqual(made);
    const shown = new X509Certificate(made.cert);
    expect(shown.checkIP('192.0.2.1')).toBe('192.0.2.1');
    expect(shown.checkHost('localhost')).toBe('localhost');
    expect((await stat(path())).mode & 0o777).toBe(0o600);
    expect(await readFile(path(), 'utf8')).toBe(made.cert + made.key);
    expect(await readdir(directory)).toEqual(['self-signed.pem']);
  });

  it('is the same for processes that start at once', async () => {
    const [one, other] = await Promise.all([certificate(), certificate()]);
    expect(other).toEqual(one);
  });

  it('is made anew when it has expired', async () => {
    const made = await certificate();
    const later = await certificate(new Date('2037-01-01T00:00:00Z'));
    expect(later).not.toEqual(made);
    expect(new X509Certificate(later.cert).validToDate.getUTCFullYear()).toBe(2046);
    expect((await stat(path())).mode & 0o777).toBe(0o600);
  });

  it('is never replaced when the file holds something else', async () => {
    await writeFile(path(), 'not a pair');
    await expect(certificate()).rejects.toThrow(
      /^self-signed\.pem in the data directory does not hold a certificate and its key/,
    );
    expect(await readFile(path(), 'utf8')).toBe('not a pair');
  });
});
