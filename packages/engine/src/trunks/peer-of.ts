import type { SipRequest } from '@strowger/sip';
import type { Peer, TrunkConfiguration, Trunks } from '@strowger/switch';
import { TOKEN_PARAM } from './trunk-uri.ts';

interface Source {
  readonly address: string;
  readonly port: number;
}

/**
 * The provider that a request comes from (contract 30 §2.2): by the token of our Contact, which only the provider we
 * registered with has; else, of those at its address, the one whose registration it names, the one whose port it comes
 * from, or the first. A user name alone proves nothing: anybody could guess it. Whoever shows credentials at a provider's
 * address is a phone beside it that logs in.
 */
export function peerOf(
  { uri, headers }: SipRequest,
  source: Source,
  trunks: Pick<Trunks, 'all' | 'find' | 'peersAt'>,
): Peer | null {
  const sip = uri.scheme === 'sip' || uri.scheme === 'sips' ? uri : null;
  const token = sip?.params.get(TOKEN_PARAM);
  const named = typeof token === 'string' ? trunks.all().find((trunk) => isRegisteredAs(trunk, token)) : undefined;
  if (named !== undefined) return peer(named);
  const here = headers.has('Proxy-Authorization') ? [] : trunks.peersAt(source.address);
  const [first, ...others] = here;
  if (first === undefined || others.length === 0) return first ?? null;
  const known = here.flatMap(({ providerId }) => trunks.find(providerId) ?? []);
  const best =
    known.find(({ register, contactUser }) => register && contactUser !== '' && contactUser === sip?.user) ??
    known.find(({ port }) => port === source.port);
  return best === undefined ? first : peer(best);
}

function isRegisteredAs({ register, contactToken }: TrunkConfiguration, token: string): boolean {
  return register && contactToken !== '' && contactToken === token;
}

function peer({ providerId, name, callsFor }: TrunkConfiguration): Peer {
  return { providerId, name, tenantId: callsFor };
}
