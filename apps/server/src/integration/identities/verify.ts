import type { BasicCredentials } from '../../access/basic-credentials.ts';
import type { PasswordHasher } from '../../access/password-hash.ts';
import type { Credentials } from './credentials.ts';
import type { StoredIdentity, StoredSecret } from './find-identity.ts';
import { digestOf, sameDigest } from './secret-text.ts';

/** As many passwords as may be valid at once: so many are compared, whoever asks. */
const MOST_PASSWORDS = 2;

export interface Verifier {
  readonly hasher: PasswordHasher;
  readonly remembered: BasicCredentials<RememberedSecret>;
}

export interface RememberedSecret {
  readonly secretId: number;
}

export type Verdict =
  | { readonly kind: 'verified'; readonly used: readonly StoredSecret[] }
  /** `ended`: the secret had been right once. */
  | { readonly kind: 'refused'; readonly ended: boolean };

/**
 * Whether credentials prove the identity by its mode (contract 40 B4). Unknown names and wrong secrets take the same time.
 * @param identity null: nobody has that name
 */
export async function verify(
  { hasher, remembered }: Verifier,
  credentials: Credentials,
  identity: StoredIdentity | null,
): Promise<Verdict> {
  const mode = identity?.authMode ?? 'any';
  const { password, accessHash } = credentials;
  const takesPassword = password !== null && mode !== 'access_hash';
  const takesHash = accessHash !== null && mode !== 'password';
  // Compared even where the mode does not ask for it: how long the answer takes tells nothing.
  const byPassword = await passwordOf({ hasher, remembered }, credentials, identity);
  const byHash = takesHash ? hashOf(accessHash, identity?.secrets ?? []) : undefined;

  const wanted = mode === 'both' ? [takesPassword, takesHash] : [takesPassword || takesHash];
  const given = [...(takesPassword ? [byPassword] : []), ...(takesHash ? [byHash] : [])];
  const used = given.flatMap((secret) => secret ?? []);
  if (identity?.isUsable && !wanted.includes(false) && used.length === given.length) return { kind: 'verified', used };
  const ended = takesHash && hashOf(accessHash, identity?.ended ?? []) !== undefined;
  return { kind: 'refused', ended };
}

async function passwordOf(
  { hasher, remembered }: Verifier,
  { password }: Credentials,
  identity: StoredIdentity | null,
): Promise<StoredSecret | undefined> {
  if (password === null) return undefined;
  const stored = (identity?.secrets ?? []).filter(({ type }) => type === 'password').slice(0, MOST_PASSWORDS);
  const known = identity && remembered.recall(identity.username, password);
  const again = known && stored.find(({ secretId }) => secretId === known.secretId);
  if (again) return again;
  let right: StoredSecret | undefined;
  for (let turn = 0; turn < MOST_PASSWORDS; turn += 1) {
    const secret = stored[turn];
    if ((await hasher.matches(secret?.hash ?? null, password)) && secret) right ??= secret;
  }
  if (right && identity) remembered.remember(identity.username, password, { secretId: right.secretId });
  return right;
}

function hashOf(accessHash: string, secrets: readonly StoredSecret[]): StoredSecret | undefined {
  const digest = digestOf(accessHash);
  return secrets.filter(({ type, hash }) => type === 'access_hash' && sameDigest(hash, digest))[0];
}
