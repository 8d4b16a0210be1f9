import { SipRequestError, type SipResponse, SipTransportError } from '@strowger/sip';
import type { TrunkConfiguration } from '@strowger/switch';
import { firstHop, type Purpose } from './trunk-uri.ts';

/** Longer reasons of a far side are cut. */
const LONGEST_REASON = 80;

/** What a far side's refusal means for whoever runs this system. */
export function refusalInWords({ status, reason }: SipResponse, trunk: TrunkConfiguration): string {
  const said = `${status} ${reason.replace(/\p{Cc}/gu, ' ').slice(0, LONGEST_REASON)}`.trim();
  switch (status) {
    case 401:
    case 407:
      return trunk.password === '' && trunk.username === ''
        ? `The provider asks for a user name and password, and none is set (${said}).`
        : `The provider refuses the user name or password (${said}).`;
    case 403:
      return `The provider forbids it: the user name, password or address of this system may be wrong (${said}).`;
    case 404:
      return `The provider does not know the user "${trunk.fromUser}" (${said}).`;
    default:
      return `The provider answered ${said}.`;
  }
}

/** A request that got no answer. */
interface Unanswered {
  readonly trunk: TrunkConfiguration;
  readonly what: Purpose;
  /** Something came from the provider that is no SIP. */
  readonly garbage: boolean;
}

/** Why there was no answer; what is no SipRequestError came of an address that is none. */
export function silenceInWords(error: unknown, { trunk, what, garbage }: Unanswered): string {
  const hop = firstHop(trunk, what);
  const port = hop === trunk.host ? `, port ${trunk.port},` : '';
  const place = `${hop}${port} over ${trunk.transport.toUpperCase()}`;
  const code = error instanceof SipRequestError ? error.code : 'unresolvable';
  if (garbage && code === 'timeout') return `What comes back from ${place} is no SIP.`;
  switch (code) {
    case 'unresolvable':
      return `The name ${hop} cannot be resolved.`;
    case 'timeout':
      return `No answer from ${place}.`;
    case 'transport':
      return `${place} cannot be reached${causeInWords(error)}.`;
    case 'stopped':
      return 'The call engine was going down.';
  }
}

function causeInWords(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  if (cause instanceof SipTransportError && cause.code === 'no-transport') return ': this system does not speak that';
  const system = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  if (!(system instanceof Error) || !('code' in system) || typeof system.code !== 'string') return '';
  const words = CAUSES[system.code] ?? (system.code.includes('CERT') ? 'its certificate is not valid' : undefined);
  return words === undefined ? '' : `: ${words}`;
}

const UNKNOWN_ISSUER = 'its certificate is by an unknown issuer';
/** What the system or OpenSSL says of a connection that could not be made. */
const CAUSES: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'it refuses the connection',
  EPROTO: 'what answers there is no TLS that this system speaks',
  ERR_SSL_WRONG_VERSION_NUMBER: 'what answers there is no TLS that this system speaks',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  CERT_NOT_YET_VALID: 'its certificate is not valid yet',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
  DEPTH_ZERO_SELF_SIGNED_CERT: UNKNOWN_ISSUER,
  SELF_SIGNED_CERT_IN_CHAIN: UNKNOWN_ISSUER,
  UNABLE_TO_GET_ISSUER_CERT: UNKNOWN_ISSUER,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNKNOWN_ISSUER,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNKNOWN_ISSUER,
};
