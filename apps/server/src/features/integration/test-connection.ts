import type { Trx } from '@strowger/db';
import { liesIn } from '../../integration/cidr.ts';
import type { Credentials } from '../../integration/identities/credentials.ts';
import { findIdentity } from '../../integration/identities/find-identity.ts';
import { isLocked } from '../../integration/identities/lockout.ts';
import { type Verifier, verify } from '../../integration/identities/verify.ts';
import { admissionOf, entryFor } from '../../integration/whitelist/admitted.ts';
import type { Platform } from '../../platform.ts';

/** Who would call from where; reading sees what the one who asks may see. */
export interface ConnectionTest {
  readonly credentials: Credentials;
  /** Normalised. */
  readonly address: string;
  read<T>(work: (trx: Trx) => Promise<T>): Promise<T>;
}

/** What keeps a program out, or should be mended, as words that stay. */
export const CONNECTION_PROBLEMS = ['whitelist', 'locked', 'credentials', 'https_required', 'plain_http'] as const;

type ConnectionProblem = (typeof CONNECTION_PROBLEMS)[number];

export interface ConnectionVerdict {
  readonly whitelisted: boolean;
  readonly authenticated: boolean;
  readonly tls: boolean;
  readonly ready: boolean;
  /** In English. */
  readonly problems: readonly string[];
  /** The same as words that stay, in the same order. */
  readonly codes: readonly ConnectionProblem[];
}

/** What a call with these credentials would meet (contract 40 B13); counts nowhere. */
export async function testConnection(
  platform: Platform,
  verifier: Verifier,
  { credentials, address, read }: ConnectionTest,
): Promise<ConnectionVerdict> {
  const now = platform.now();
  const allowLoopback = platform.settings.get('integration.allow_loopback');
  const found = await read(async (trx) => ({
    admission: await admissionOf(trx, address, { now, allowLoopback }),
    identity: await findIdentity(trx, credentials, now),
    locked: await isLocked(trx, { name: credentials.username ?? '', address }, now),
  }));
  const { identity, admission, locked } = found;
  const verdict = await verify(verifier, credentials, identity);
  const authenticated = verdict.kind === 'verified' && !locked;
  const cidrs = identity?.allowedCidrs ?? [];
  const whitelisted =
    entryFor(admission, identity?.identityId ?? null) !== undefined &&
    (!authenticated || cidrs.length === 0 || cidrs.some((cidr) => liesIn(address, cidr)));
  const tls = platform.environment.tls !== null || platform.settings.get('public_url').startsWith('https:');
  const needsTls = platform.settings.get('integration.require_tls') === 'always' && !tls;
  const codes: ConnectionProblem[] = [
    ...(whitelisted ? [] : (['whitelist'] as const)),
    ...(locked ? (['locked'] as const) : authenticated ? [] : (['credentials'] as const)),
    ...(tls ? [] : [needsTls ? ('https_required' as const) : ('plain_http' as const)]),
  ];
  const problems = codes.map((code) => SENTENCES[code](address));
  return { whitelisted, authenticated, tls, ready: whitelisted && authenticated && !needsTls, problems, codes };
}

const SENTENCES: Readonly<Record<ConnectionProblem, (address: string) => string>> = {
  whitelist: (address) => `${address} is not on the whitelist for this identity`,
  locked: () => 'The identity is locked for this address after too many failures',
  credentials: () => 'The credentials are not valid',
  https_required: () => 'HTTPS is required and not served',
  plain_http: () => 'The API is served over plain HTTP',
};
