import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Nonces that need no memory: time and chance, signed with a secret of the server. */
export class NonceSigner {
  readonly #secret: Uint8Array;
  readonly #lifetime: number;

  /** `lifetime` in milliseconds. */
  constructor(secret: Uint8Array, lifetime: number) {
    this.#secret = secret;
    this.#lifetime = lifetime;
  }

  /** A nonce for `realm`, made at `now` (milliseconds). */
  make(realm: string, now: number): string {
    const payload = `${now.toString(36)}.${randomBytes(9).toString('base64url')}`;
    return `${payload}.${this.#sign(realm, payload)}`;
  }

  /** `forged` is whatever this server did not make for this realm. */
  check(nonce: string, realm: string, now: number): 'fresh' | 'stale' | 'forged' {
    const [time = '', chance = '', signature = ''] = nonce.split('.');
    const expected = Buffer.from(this.#sign(realm, `${time}.${chance}`));
    const given = Buffer.from(signature);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return 'forged';
    const age = now - Number.parseInt(time, 36);
    return age >= 0 && age <= this.#lifetime ? 'fresh' : 'stale';
  }

  #sign(realm: string, payload: string): string {
    return createHmac('sha256', this.#secret).update(`${payload}.${realm}`).digest('base64url');
  }
}
