import { readFile, stat } from 'node:fs/promises';
import { createSecureContext } from 'node:tls';
import type { CertificatePair } from '@strowger/certificate';
import type { Logger } from 'pino';
import { errorCode } from '../error-code.ts';

/** Paths; certificate and key may be in one file. */
export interface CertificateFiles {
  readonly cert: string;
  readonly key: string;
}

/** A TLS pair whose files may be replaced while the server runs. */
export interface CertificateWatch {
  /** What the files held last that can be used. */
  readonly pair: CertificatePair;
  /** Calls the listener with each new pair. Gives how to stop that. */
  onRenewal(listener: (pair: CertificatePair) => void): () => void;
  /** Looks into the files at once. */
  look(): Promise<void>;
  close(): void;
}

const LOOK_EVERY_MS = 10_000;

/**
 * Looks every ten seconds whether the files have changed. What cannot be used, as while one of two files has been
 * replaced, is passed over: the pair before stays in use.
 */
export function watchCertificate(options: {
  readonly files: CertificateFiles;
  readonly pair: CertificatePair;
  readonly log: Logger;
}): CertificateWatch {
  const { files, log } = options;
  const listeners = new Set<(pair: CertificatePair) => void>();
  let { pair } = options;
  let seen: string | null = null;

  const look = async (): Promise<void> => {
    try {
      const next = { cert: await readFile(files.cert, 'utf8'), key: await readFile(files.key, 'utf8') };
      if (next.cert === pair.cert && next.key === pair.key) return;
      createSecureContext(next);
      pair = next;
      for (const listener of listeners) listener(next);
      log.info('the TLS certificate has been renewed');
    } catch (error) {
      log.warn(
        { reason: errorCode(error) ?? 'unknown' },
        'the TLS files hold no pair that can be used: the one before stays',
      );
    }
  };
  const lookWhenChanged = async (): Promise<void> => {
    const now = await fingerprint(files);
    const changed = seen !== null && now !== seen;
    seen = now;
    if (changed) await look();
  };
  void lookWhenChanged();
  const timer = setInterval(() => void lookWhenChanged(), LOOK_EVERY_MS).unref();

  return {
    get pair() {
      return pair;
    },
    onRenewal(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    look,
    close: () => clearInterval(timer),
  };
}

/** What changes with the files, symbolic links followed. */
async function fingerprint({ cert, key }: CertificateFiles): Promise<string> {
  const states = await Promise.all([cert, key].map((path) => stat(path).catch(() => null)));
  return states.map((state) => (state === null ? 'absent' : `${state.ino} ${state.size} ${state.mtimeMs}`)).join();
}
