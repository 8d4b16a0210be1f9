import { type Clock, type SipEndpoint, SipRequestError } from '@strowger/sip';
import type { TrunkConfiguration, TrunkProbe } from '@strowger/switch';
import { trunkCredentials } from './credentials.ts';
import { refusalInWords, silenceInWords } from './plain-words.ts';
import { contactUriParams, ownAddress, routesTo, trunkHost, trunkTrust } from './trunk-uri.ts';

/** Whoever takes longer to answer an OPTIONS counts as silent. */
export const PATIENCE_MS = 5000;
/** Statuses of servers that are there and cannot serve; any other answer shows that calls arrive. */
const UNFIT: ReadonlySet<number> = new Set([408, 480, 500, 502, 503, 504]);

export interface PingTools {
  readonly sip: Pick<SipEndpoint, 'request'>;
  readonly clock: Clock;
  /** Whether something that is no SIP came from the provider of late. */
  readonly heardGarbage: () => boolean;
}

/** Asks a provider once whether it is there (OPTIONS, RFC 3261 §11). @param patienceMs how long its answer may take */
export async function ping(
  trunk: TrunkConfiguration,
  { sip, clock, heardGarbage }: PingTools,
  patienceMs = PATIENCE_MS,
): Promise<TrunkProbe> {
  const asked = performance.now();
  const silence = (error: unknown): TrunkProbe => {
    return {
      reachable: false,
      status: null,
      ms: null,
      error: silenceInWords(error, { trunk, what: 'call', garbage: heardGarbage() }),
    };
  };
  const answered = async (): Promise<TrunkProbe> => {
    try {
      const response = await sip.request({
        method: 'OPTIONS',
        uri: trunkHost(trunk),
        from: ownAddress(trunk),
        routes: routesTo(trunk, 'call'),
        trust: trunkTrust(trunk, 'call'),
        patienceMs,
        credentials: trunkCredentials(trunk),
        headers: [['Accept', 'application/sdp']],
        ...(trunk.contactInPing ? { contactUser: trunk.contactUser, contactUriParams: contactUriParams(trunk) } : {}),
      });
      const { status } = response;
      const error = UNFIT.has(status) ? refusalInWords(response, trunk) : '';
      return { reachable: true, status, ms: Math.round(performance.now() - asked), error };
    } catch (error) {
      return silence(error);
    }
  };
  const late = Promise.withResolvers<TrunkProbe>();
  const timer = clock.after(patienceMs, () => late.resolve(silence(new SipRequestError('timeout', 'too late'))));
  return Promise.race([answered(), late.promise]).finally(() => timer.cancel());
}

/** A ping counts as answered by whoever could take a call. */
export function isGood({ reachable, status }: TrunkProbe): boolean {
  return reachable && status !== null && !UNFIT.has(status);
}
