import type { SipRequest } from '@strowger/sip';

/** Which algorithms a challenge names, and in what order. */
export type ChallengeStrength = 'md5' | 'md5-first' | 'sha256-first';

const MAX_PHONES = 20_000;
/** Give up on the whole login when any challenge names an algorithm beside MD5. */
const OVER_WEB_SOCKET = /^\s*SIP\s*\/\s*2\.0\s*\/\s*WSS?\b/i;
const MD5_ONLY_PRODUCTS = /\bbaresip v?[01]\.0\b/i;

type Experience =
  /** Was offered both and has not come back with credentials yet. */
  | 'challenged'
  /** Came back without credentials: it fails where SHA-256 is named at all. */
  | 'fragile'
  | 'prefers-md5'
  | 'knows-sha256';

/**
 * Which digest algorithms a phone can stand to be offered. By RFC 8760 a phone passes over a challenge that it does not
 * know, but many older ones only read the first, and some fail on any other: so MD5 comes first until a phone has shown
 * that it knows SHA-256, and stays alone for one that cannot log in otherwise.
 */
export class ChallengeMemory {
  readonly #phones = new Map<string, Experience>();

  /** What to offer to a request without credentials. */
  challenge(phone: string, request: SipRequest): ChallengeStrength {
    const experience = this.#phones.get(phone);
    if (experience === undefined) this.#remember(phone, 'challenged');
    if (experience === 'challenged') this.#remember(phone, 'fragile');
    return this.challengeAgain(experience === undefined ? 'first time' : phone, request);
  }

  /** What to offer to a request whose credentials were wrong or spent. */
  challengeAgain(phone: string, request: SipRequest): ChallengeStrength {
    if (knowsMd5Only(request)) return 'md5';
    const experience = this.#phones.get(phone);
    if (experience === 'knows-sha256') return 'sha256-first';
    return experience === 'fragile' ? 'md5' : 'md5-first';
  }

  /** The phone has logged in with these credentials. */
  loggedIn(phone: string, credentials: string): void {
    if (/\balgorithm\s*=\s*"?SHA-(512-)?256/i.test(credentials)) this.#remember(phone, 'knows-sha256');
    else if (this.#phones.get(phone) !== 'fragile') this.#remember(phone, 'prefers-md5');
  }

  #remember(phone: string, experience: Experience): void {
    this.#phones.delete(phone);
    this.#phones.set(phone, experience);
    if (this.#phones.size <= MAX_PHONES) return;
    for (const oldest of this.#phones.keys()) {
      this.#phones.delete(oldest);
      return;
    }
  }
}

/** The SIP stacks of browsers know MD5 alone, and JsSIP reads the last challenge in place of the first. */
function knowsMd5Only(request: SipRequest): boolean {
  const said = (name: string) => request.headers.get(name) ?? '';
  return OVER_WEB_SOCKET.test(said('Via')) || MD5_ONLY_PRODUCTS.test(said('User-Agent'));
}
