import { createHmac } from 'node:crypto';
import type { Vault } from '../secrets/vault.ts';

/** A SIP login that a browser is lent instead of the extension's own password. */
export interface LentLogin {
  /** Digest user name: `1001@~1772601000`, the extension and the end in epoch seconds. No domain begins with a tilde. */
  readonly user: string;
  readonly password: string;
  readonly expiresAt: Date;
}

export interface LentTo {
  readonly extension: string;
  readonly extensionUuid: string;
  /** The clear SIP password: with another one, what was lent before is worth nothing. */
  readonly password: string;
}

const LIFETIME_MS = 60 * 60_000;
/** Clocks of servers differ. */
const GRACE_MS = 60_000;
const LENT_USER = /^[^@]+@~(\d{1,12})$/;

/** A login as this extension for an hour. Any process of the platform takes it; nothing is stored. */
export function lendLogin(vault: Vault, to: LentTo, now: Date): LentLogin {
  const expiry = Math.floor((now.getTime() + LIFETIME_MS) / 1000);
  const user = `${to.extension}@~${expiry}`;
  return { user, password: passwordOf(vault, to, user), expiresAt: new Date(expiry * 1000) };
}

/**
 * The password that goes with a digest user name.
 * @returns the extension's own unless the name is a lent one; null for a lent one that has lapsed
 */
export function passwordFor(vault: Vault, to: LentTo, username: string, now: Date): string | null {
  const expiry = LENT_USER.exec(username)?.[1];
  if (expiry === undefined) return to.password;
  const end = Number(expiry) * 1000;
  const lives = end + GRACE_MS > now.getTime() && end - LIFETIME_MS - GRACE_MS <= now.getTime();
  return lives ? passwordOf(vault, to, username) : null;
}

function passwordOf(vault: Vault, { extensionUuid, password }: LentTo, user: string): string {
  const signed = `${extensionUuid}\n${user}\n${password}`;
  return createHmac('sha256', vault.keyFor('softphone-login')).update(signed).digest('base64url');
}
