import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Encrypts secrets at rest under the master key. */
export interface Vault {
  /** AES-256-GCM; `context` (for example `extensions.password`) is authenticated with it and must match on opening. */
  seal(clear: string, context: string): string;
  /** @throws Error when the text was not sealed under this key and context. */
  open(sealed: string, context: string): string;
  /** A key of its own for a purpose, the same in every process of the platform. */
  keyFor(purpose: string): Buffer;
}

const VERSION = 'v1';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** @param masterKey 32 bytes */
export function createVault(masterKey: Buffer): Vault {
  const keyFor = (purpose: string) => Buffer.from(hkdfSync('sha256', masterKey, '', `strowger/${purpose}`, 32));
  const key = keyFor('secrets');
  return {
    keyFor,
    seal(clear, context) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context));
      const sealed = Buffer.concat([cipher.update(clear, 'utf8'), cipher.final()]);
      return `${VERSION}.${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')}`;
    },
    open(sealed, context) {
      const [version, text] = sealed.split('.', 2);
      if (version !== VERSION || text === undefined) throw new Error('not a sealed secret');
      const bytes = Buffer.from(text, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), {
        authTagLength: TAG_BYTES,
      })
        .setAAD(Buffer.from(context))
        .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString(
        'utf8',
      );
    },
  };
}
