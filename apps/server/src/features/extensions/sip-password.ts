import { randomInt } from 'node:crypto';
import { MASKED } from '../../audit/mask-secrets.ts';
import { SIP_PASSWORD_CONTEXT } from '../../engine/directory-rows.ts';
import { errors } from '../../http/errors.ts';
import type { Vault } from '../../secrets/vault.ts';

const LENGTH = 16;
/** Letters and digits that are not taken for one another. */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789';

/** The secret a request sets; null when it keeps the stored one (contract 20 §0.5). */
export function sentPassword(sent: string | null | undefined): string | null {
  return sent === undefined || sent === null || sent === '' || sent === MASKED ? null : sent;
}

/** @throws ApiError 400 when the secret is the extension's own number (contract 20 §1.2) */
export function requireOtherThanNumber(password: string, extension: string): void {
  if (password === extension) throw errors.badField('password', 'must differ from extension');
}

export function makePassword(): string {
  return Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}

export function sealPassword(vault: Vault, password: string): string {
  return vault.seal(password, SIP_PASSWORD_CONTEXT);
}

export function openPassword(vault: Vault, sealed: string): string {
  return vault.open(sealed, SIP_PASSWORD_CONTEXT);
}
