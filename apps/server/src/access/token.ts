import { errors as joseErrors, jwtVerify, SignJWT } from 'jose';
import { type Static, Type } from 'typebox';
import { check } from '../http/validation.ts';
import type { SigningKeys } from './signing-keys.ts';

const flag = Type.Enum(['0', '1']);

/** Claims of a token (contract 10 §1.3). The portal compares the flags as text: they are never booleans or numbers. */
export const tokenClaims = Type.Object({
  iss: Type.String(),
  iat: Type.Integer(),
  nbf: Type.Integer(),
  exp: Type.Integer(),
  user_id: Type.Integer(),
  tenant_id: Type.Integer(),
  username: Type.String(),
  user_permission: Type.String(),
  is_admin: flag,
  is_tenant: flag,
  mfa_enabled: flag,
  auth_verify: flag,
  retention_permission: flag,
  credit: Type.Optional(Type.Number()),
  'api-version': Type.Literal('1.0'),
  jti: Type.String({ format: 'uuid' }),
  act: Type.Optional(Type.Object({ user_id: Type.Integer() })),
});

export type TokenClaims = Static<typeof tokenClaims>;

const ALGORITHM = 'RS256';
const VERIFIED_LIMIT = 5_000;
const LONGEST_TOKEN = 8_192;

/** Signs tokens and checks their signature and times. Whether the session still lives is asked elsewhere. */
export class Tokens {
  readonly #keys: SigningKeys;
  readonly #now: () => Date;
  readonly #verified = new Map<string, TokenClaims>();

  constructor(keys: SigningKeys, now: () => Date) {
    this.#keys = keys;
    this.#now = now;
  }

  async sign(claims: TokenClaims): Promise<string> {
    const { kid, privateKey } = await this.#keys.current();
    return new SignJWT(claims).setProtectedHeader({ alg: ALGORITHM, typ: 'JWT', kid }).sign(privateKey);
  }

  /** The claims, null for a token that is malformed, forged, not valid yet or expired. */
  async verify(token: string): Promise<TokenClaims | null> {
    const claims = this.#verified.get(token) ?? (await this.#check(token));
    if (!claims) return null;
    const now = this.#now().getTime() / 1000;
    if (claims.nbf <= now && now < claims.exp) return claims;
    this.#verified.delete(token);
    return null;
  }

  // The issuer is not compared: it is the address of the process that signed, and every process has the same keys.
  async #check(token: string): Promise<TokenClaims | null> {
    if (token.length > LONGEST_TOKEN || !isCanonical(token)) return null;
    const keyOf = async ({ kid }: { kid?: string }) => {
      const key = kid === undefined ? null : await this.#keys.publicKey(kid);
      if (!key) throw new UnknownKey();
      return key;
    };
    try {
      const { payload } = await jwtVerify(token, keyOf, { algorithms: [ALGORITHM], currentDate: this.#now() });
      if (!isClaims(payload)) return null;
      this.#remember(token, payload);
      return payload;
    } catch (error) {
      if (error instanceof UnknownKey || error instanceof joseErrors.JOSEError) return null;
      throw error;
    }
  }

  #remember(token: string, claims: TokenClaims): void {
    if (this.#verified.size >= VERIFIED_LIMIT) {
      const oldest = this.#verified.keys().next();
      if (!oldest.done) this.#verified.delete(oldest.value);
    }
    this.#verified.set(token, claims);
  }
}

class UnknownKey extends Error {}

/** One token has one spelling: base64url leaves bits of the last letter unused, and those could be changed unnoticed. */
function isCanonical(token: string): boolean {
  return token.split('.').every((part) => Buffer.from(part, 'base64url').toString('base64url') === part);
}

function isClaims(payload: unknown): payload is TokenClaims {
  return check(tokenClaims, payload).length === 0;
}
