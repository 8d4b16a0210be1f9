import { createPrivateKey, randomBytes, X509Certificate } from 'node:crypto';
import { link, open, readFile, rename, unlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { type CertificatePair, selfSignedCertificate } from '@strowger/certificate';
import { StartError } from '../start-error.ts';

const FILE = 'self-signed.pem';
const DAY_MS = 24 * 60 * 60_000;
const LIFETIME_MS = 3650 * DAY_MS;
const HOST_NAME = /^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$/i;

/** Where it is kept: certificate and key in one file. */
export function ownCertificateFile(directory: string): string {
  return join(directory, FILE);
}

/**
 * The certificate that SIP over TLS shows where the settings name none: made once in the data directory, for its owner's
 * eyes alone, and kept until it expires.
 * @throws StartError when the file cannot be read or made, or holds no pair
 */
export async function ownCertificate(options: {
  readonly directory: string;
  readonly publicAddress: string;
  readonly now: Date;
}): Promise<CertificatePair> {
  const path = ownCertificateFile(options.directory);
  try {
    const kept = await read(path);
    if (kept !== null && new X509Certificate(kept.cert).validToDate > options.now) return kept;
    await write(path, make(options), kept === null ? 'unless there is one' : 'in place of the old');
    const made = await read(path);
    if (made === null) throw new StartError(`${FILE} in the data directory has been taken away.`);
    return made;
  } catch (error) {
    if (error instanceof StartError) throw error;
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
    throw new StartError(`${FILE} in the data directory cannot be read or made (${reason}).`);
  }
}

function make({ publicAddress, now }: { readonly publicAddress: string; readonly now: Date }): CertificatePair {
  const name = hostname();
  return selfSignedCertificate({
    hosts: [publicAddress, ...(HOST_NAME.test(name) ? [name] : []), 'localhost'],
    notBefore: new Date(now.getTime() - DAY_MS),
    notAfter: new Date(now.getTime() + LIFETIME_MS),
  });
}

async function read(path: string): Promise<CertificatePair | null> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return null;
  const pair = { cert: blockOf(text, 'CERTIFICATE'), key: blockOf(text, 'PRIVATE KEY') };
  if (isPair(pair)) return pair;
  throw new StartError(
    `${FILE} in the data directory does not hold a certificate and its key: restore it, or remove it and a new one is made.`,
  );
}

function isPair({ cert, key }: CertificatePair): boolean {
  try {
    return new X509Certificate(cert).checkPrivateKey(createPrivateKey(key));
  } catch {
    return false;
  }
}

function blockOf(text: string, label: string): string {
  return new RegExp(`-----BEGIN ${label}-----[^-]*-----END ${label}-----\n?`).exec(text)?.[0] ?? '';
}

/** Complete or absent, also when the machine stops in between or two processes start at once: the first one wins. */
async function write(
  path: string,
  { cert, key }: CertificatePair,
  how: 'unless there is one' | 'in place of the old',
): Promise<void> {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(cert + key);
    await file.sync();
  } finally {
    await file.close();
  }
  if (how === 'in place of the old') {
    await rename(draft, path);
    return;
  }
  try {
    await link(draft, path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    await unlink(draft);
  }
}
