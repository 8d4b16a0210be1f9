import {
  contactExpires,
  type HeaderEntry,
  type NameAddr,
  newCallId,
  newTag,
  parseNameAddr,
  type SipEndpoint,
  SipRequestError,
  type SipResponse,
} from '@strowger/sip';
import type { TrunkConfiguration } from '@strowger/switch';
import { trunkCredentials } from './credentials.ts';
import { refusalInWords, silenceInWords } from './plain-words.ts';
import type { RegisterAnswer } from './registration.ts';
import type { FailureKind } from './registration-state.ts';
import {
  contactUriParams,
  ownAddress,
  registeredAddress,
  routesTo,
  TOKEN_PARAM,
  trunkHost,
  trunkTrust,
} from './trunk-uri.ts';

/** For all servers of a provider together: whoever is silent leaves time to those behind him. */
const PATIENCE_MS = 10_000;
/** A request may be sent again with credentials, and once more with a fresh nonce. */
const SEQUENCE_NUMBERS_A_REQUEST = 4;
/** Nobody means longer ones. */
const LONGEST_GRANT_S = 86_400;
/** Of a status that says that the same request will not do better. */
const REFUSALS: ReadonlySet<number> = new Set([400, 401, 403, 404, 405, 407, 410, 416, 420, 501, 505, 603, 604]);

/**
 * Sends the REGISTERs of one registration, one Call-ID and a growing sequence for all of them (RFC 3261 §10.2). What it
 * gives never rejects.
 * @param heardGarbage whether something that is no SIP came from the provider of late
 */
export function registerWith(
  trunk: TrunkConfiguration,
  sip: Pick<SipEndpoint, 'request'>,
  heardGarbage: () => boolean,
): (expireSeconds: number) => Promise<RegisterAnswer> {
  const callId = newCallId();
  let cseq = 1;
  return async (expireSeconds) => {
    const numbered = cseq;
    cseq += SEQUENCE_NUMBERS_A_REQUEST;
    try {
      const target = trunkHost(trunk);
      const response = await sip.request({
        method: 'REGISTER',
        uri: target,
        from: ownAddress(trunk),
        to: registeredAddress(trunk),
        routes: routesTo(trunk, 'registration'),
        trust: trunkTrust(trunk, 'registration'),
        patienceMs: PATIENCE_MS,
        contactUser: trunk.contactUser,
        contactUriParams: contactUriParams(trunk),
        callId,
        fromTag: newTag(),
        cseq: numbered,
        credentials: trunkCredentials(trunk),
        headers: registerHeaders(expireSeconds),
      });
      return answerOf(response, trunk, expireSeconds);
    } catch (error) {
      const isSilence = error instanceof SipRequestError && error.code === 'timeout';
      const words = silenceInWords(error, { trunk, what: 'registration', garbage: heardGarbage() });
      return { kind: 'failed', failure: { kind: isSilence ? 'timeout' : 'failed', retryAfterS: 0 }, words };
    }
  };
}

function registerHeaders(expireSeconds: number): HeaderEntry[] {
  return [
    ['Expires', String(expireSeconds)],
    // Proxies on the way may want to be on the way back too (RFC 3327 §5.1).
    ['Supported', 'path'],
  ];
}

function answerOf(response: SipResponse, trunk: TrunkConfiguration, wantedS: number): RegisterAnswer {
  const words = refusalInWords(response, trunk);
  if (response.status < 300) return granted(response, trunk, wantedS);
  const leastS = seconds(response.headers.get('Min-Expires'));
  if (response.status === 423 && leastS !== null) return { kind: 'too_brief', leastS, words };
  const kind: FailureKind = REFUSALS.has(response.status) ? 'refused' : 'failed';
  return { kind: 'failed', failure: { kind, retryAfterS: seconds(response.headers.get('Retry-After')) ?? 0 }, words };
}

function granted(response: SipResponse, trunk: TrunkConfiguration, wantedS: number): RegisterAnswer {
  const told = grantedSeconds(response, trunk) ?? seconds(response.headers.get('Expires')) ?? wantedS;
  if (told === 0 && wantedS > 0) {
    const words = 'The provider accepts the registration but keeps it for no time.';
    return { kind: 'failed', failure: { kind: 'failed', retryAfterS: 0 }, words };
  }
  const serviceRoute = response.headers.getAll('Service-Route').filter((text) => addressIn(text) !== null);
  return { kind: 'granted', seconds: Math.min(told, LONGEST_GRANT_S), serviceRoute };
}

/** Of our contact among those that the provider keeps for the user; of the only one, should it have been rewritten. */
function grantedSeconds({ headers }: SipResponse, { contactToken }: TrunkConfiguration): number | null {
  const contacts = headers.getAll('Contact').flatMap((text) => addressIn(text) ?? []);
  const own = contacts.find(({ uri }) => uri.scheme === 'sip' && uri.params.get(TOKEN_PARAM) === contactToken);
  const [only, ...others] = contacts;
  const contact = own ?? (others.length === 0 ? only : undefined);
  return contact === undefined ? null : (contactExpires(contact) ?? null);
}

function addressIn(text: string): NameAddr | null {
  try {
    return parseNameAddr(text);
  } catch {
    return null;
  }
}

function seconds(text: string | undefined): number | null {
  const digits = /^\s*(\d{1,9})\b/.exec(text ?? '')?.[1];
  return digits === undefined ? null : Number(digits);
}
