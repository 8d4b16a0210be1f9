import type { FastifyRequest } from 'fastify';
import { errors } from '../http/errors.ts';
import type { Platform } from '../platform.ts';
import { type AccessControl, accessControl } from './access-control.ts';
import { type Account, callerOf, hasExpired } from './account.ts';
import type { KnownKey } from './api-keys.ts';
import { BasicCredentials } from './basic-credentials.ts';
import type { Caller } from './caller.ts';
import type { LoginFacts } from './password-login.ts';
import { readCredential } from './read-credential.ts';
import type { TokenClaims } from './token.ts';

/** Finds out who calls (contract 10 §1.1). */
export interface Authenticator {
  /**
   * @throws ApiError 401; with Basic credentials also 423 (locked), 426 (password expired), 429 (too many attempts); with an
   * API key also 429 (over its limit, or an address that guesses)
   */
  authenticate(request: FastifyRequest): Promise<Caller>;
  /** The caller of a token, for streams that live longer than a request. @throws ApiError 401 */
  authenticateToken(token: string): Promise<{ caller: Caller; claims: TokenClaims }>;
}

export function createAuthenticator(platform: Platform): Authenticator {
  const control = accessControl(platform);
  const basics = new BasicCredentials<RememberedUser>(platform.now);
  // A stream that asks again who its caller is makes no request more.
  const spent = new WeakSet<FastifyRequest>();
  const authenticateToken = (token: string) => callerOfToken(control, token);
  return {
    authenticateToken,
    async authenticate(request) {
      const credential = readCredential(request.headers.authorization, request.headers['x-api-key']);
      switch (credential.kind) {
        case 'bearer':
          return (await authenticateToken(credential.token)).caller;
        case 'basic':
          return callerOfPassword(platform, control, basics, credential, factsOf(request));
        case 'key': {
          const { caller, known } = await callerOfKey(control, credential.key, factsOf(request));
          if (!spent.has(request)) control.apiKeys.spend(known);
          spent.add(request);
          return caller;
        }
        case 'none':
        case 'malformed':
          throw errors.unauthorized();
      }
    },
  };
}

/** @throws ApiError 401 unless the token is ours, its session lives, and user and tenant are active */
export async function callerOfToken(
  control: AccessControl,
  token: string,
): Promise<{ caller: Caller; claims: TokenClaims }> {
  const claims = await control.tokens.verify(token);
  if (!claims) throw errors.unauthorized('Invalid or expired token');
  const session = await control.sessions.state(claims.jti);
  if (!session?.live || session.userId !== claims.user_id) throw errors.unauthorized('Invalid or expired token');
  const account = requireActive(await control.account(session.userId));
  const caller = callerOf(account, {
    credential: 'bearer',
    jti: claims.jti,
    impersonatorId: session.impersonatorId,
    mfaPending: !session.mfaOk,
  });
  return { caller, claims };
}

/** A key stands in for the second factor of its owner, too. @throws ApiError 401, 429 */
async function callerOfKey(
  control: AccessControl,
  key: string,
  facts: LoginFacts,
): Promise<{ caller: Caller; known: KnownKey }> {
  const known = await control.apiKeys.verify(key, facts);
  const account = requireActive(await control.account(known.userId));
  const caller = callerOf(account, {
    credential: 'key',
    apiKeyId: known.apiKeyId,
    jti: null,
    impersonatorId: null,
    mfaPending: false,
  });
  return { caller, known };
}

type RememberedUser = Pick<Account, 'userId' | 'passwordChangedAt'>;

async function callerOfPassword(
  platform: Platform,
  control: AccessControl,
  basics: BasicCredentials<RememberedUser>,
  { username, password }: { username: string; password: string },
  facts: LoginFacts,
): Promise<Caller> {
  const recalled = await recall(control, basics, username, password);
  const account = recalled ?? (await control.logins.verify({ name: username }, password, facts)).account;
  requireActive(account);
  if (account.secondFactorDue) throw needsToken();
  if (hasExpired(account, platform.now())) throw errors.passwordExpired();
  // The password alone is no success: the counter of failures is cleared for whom it lets in.
  if (!recalled) {
    await control.logins.clearFailures(account.userId);
    const { userId, passwordChangedAt } = account;
    basics.remember(username, password, { userId, passwordChangedAt });
  }
  return callerOf(account, { credential: 'basic', jti: null, impersonatorId: null, mfaPending: false });
}

/** The account of a password that was verified a moment ago and has not changed since. */
async function recall(
  control: AccessControl,
  basics: BasicCredentials<RememberedUser>,
  username: string,
  password: string,
): Promise<Account | null> {
  const recalled = basics.recall(username, password);
  const account = recalled && (await control.account(recalled.userId));
  return account && account.passwordChangedAt === recalled.passwordChangedAt ? account : null;
}

/** Contract 10 §1.1: a password in every request has no room for a second factor. */
function needsToken(): Error {
  return errors.unauthorized('Users with a second factor log in for a token');
}

function requireActive(account: Account | null): Account {
  if (!account?.active || !account.tenantActive) throw errors.unauthorized();
  return account;
}

function factsOf(request: FastifyRequest): LoginFacts {
  return { ip: request.ip, method: request.method, path: request.url.split('?', 1)[0] ?? '' };
}
