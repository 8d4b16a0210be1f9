import type { IncomingHttpHeaders } from 'node:http';

/** What a request says of its caller; absent and empty parts are null (contract 40 B1). */
export interface Credentials {
  readonly username: string | null;
  readonly password: string | null;
  readonly accessHash: string | null;
}

/** Names of the body, folded; they always mean the identity and never an object (contract 40 B10). */
const HASH_NAMES = ['access_hash', 'accesshash', 'api_token', 'token', 'api_key'] as const;
const NAMES: ReadonlySet<string> = new Set(['username', 'password', ...HASH_NAMES]);

/** Secrets have no place in a URL, which is logged everywhere. */
const SECRETS: ReadonlySet<string> = new Set(['password', ...HASH_NAMES]);

export function isCredential(foldedName: string): boolean {
  return NAMES.has(foldedName);
}

export function isSecretCredential(foldedName: string): boolean {
  return SECRETS.has(foldedName);
}

/** The body wins over the headers, part by part. */
export function credentialsOf(body: Readonly<Record<string, unknown>>, headers: IncomingHttpHeaders): Credentials {
  const basic = basicOf(headers.authorization);
  const inHeader = headers['x-access-hash'];
  return {
    username: textOf(body['username']) ?? textOf(basic.username),
    password: textOf(body['password']) ?? textOf(basic.password),
    accessHash:
      HASH_NAMES.map((name) => textOf(body[name])).find((value) => value !== null) ??
      textOf(Array.isArray(inHeader) ? inHeader[0] : inHeader) ??
      textOf(/^Bearer +(.+)$/i.exec(headers.authorization ?? '')?.[1]?.trim()),
  };
}

export function areGiven({ username, password, accessHash }: Credentials): boolean {
  return username !== null || password !== null || accessHash !== null;
}

function basicOf(authorization: string | undefined): { username?: string; password?: string } {
  const encoded = /^Basic +([A-Za-z0-9+/=_-]+)$/i.exec(authorization ?? '')?.[1];
  if (encoded === undefined) return {};
  const [username = '', ...rest] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return { username, password: rest.join(':') };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : null;
}
