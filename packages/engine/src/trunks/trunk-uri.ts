import { isIP, isIPv6 } from 'node:net';
import { type NameAddr, noParams, type Params, type PeerTrust, parseUri, type SipUri, sipUri } from '@strowger/sip';
import type { TrunkConfiguration } from '@strowger/switch';

/** Names a token in our Contact: what calls us by it got it from our registration. */
export const TOKEN_PARAM = 'gw';

/** What is sent to a provider; a ping goes as a call would. */
export type Purpose = 'registration' | 'call';

/** Where a provider's calls and registrations are addressed to. */
export function trunkHost(trunk: TrunkConfiguration): SipUri {
  return hostUri(trunk, trunk.proxy === '' ? trunk.host : trunk.proxy);
}

/** Somebody at the provider: a number that is called. */
export function trunkUri(trunk: TrunkConfiguration, user: string): SipUri {
  return { ...trunkHost(trunk), user };
}

/** The provider's customer: whom From names (contract 30 §2.1 from_user, from_domain). */
export function ownAddress(trunk: TrunkConfiguration, user = trunk.fromUser): NameAddr {
  return nameAddr(sipUri({ user: user === '' ? undefined : user, host: trunk.fromDomain }));
}

/** Whose registration it is: To of a REGISTER. */
export function registeredAddress(trunk: TrunkConfiguration): NameAddr {
  const { distinctTo, username, host } = trunk;
  return distinctTo ? nameAddr(sipUri({ user: username, host })) : ownAddress(trunk);
}

/** Where requests go first, as `host[:port]`; empty: straight to whom they are addressed to. */
function firstProxy({ outboundProxy, registerProxy }: TrunkConfiguration, what: Purpose): string {
  return what === 'registration' && registerProxy !== '' ? registerProxy : outboundProxy;
}

/** Where requests go first, as it is configured. */
export function firstHop(trunk: TrunkConfiguration, what: Purpose): string {
  return firstProxy(trunk, what) || trunk.proxy || trunk.host;
}

/** What the provider must prove over TLS; undefined: nothing, as that is switched off. */
export function trunkTrust(trunk: TrunkConfiguration, what: Purpose): PeerTrust | undefined {
  if (trunk.transport !== 'tls' || !trunk.tlsVerify) return undefined;
  return { ca: trunk.tlsCa, name: hostUri(trunk, firstHop(trunk, what)).host };
}

/** The first hop of a registration, or of a call, as a preloaded route; none: straight to whom it is addressed to. */
export function routesTo(trunk: TrunkConfiguration, what: Purpose): NameAddr[] {
  const first = firstProxy(trunk, what);
  if (first === '') return [];
  const uri = hostUri(trunk, first);
  return [nameAddr({ ...uri, params: new Map([...uri.params, ['lr', null]]) })];
}

/** How a call is routed: as the provider said when it registered us (RFC 3608 §6), else over the outbound proxy. */
export function callRoutes(trunk: TrunkConfiguration, serviceRoute: readonly string[]): readonly (NameAddr | string)[] {
  return serviceRoute.length > 0 ? serviceRoute : routesTo(trunk, 'call');
}

/** Parameters of the URI in our Contact. */
export function contactUriParams({ contactToken, contactParams }: TrunkConfiguration): Params {
  const params = new Map<string, string | null>();
  for (const part of contactParams.split(';')) {
    const [name = '', value] = part.trim().split('=', 2);
    if (/^[A-Za-z0-9_.!%*+~-]+$/.test(name)) params.set(name.toLowerCase(), value ?? null);
  }
  return params.set(TOKEN_PARAM, contactToken);
}

/** Throws SipParseError when `place` is no `host[:port]`. */
function hostUri({ host, port, transport }: TrunkConfiguration, place: string): SipUri {
  const named = parseUri(`sip:${isIPv6(place) ? `[${place}]` : place}`);
  if (named.scheme !== 'sip') throw new TypeError('not a SIP URI');
  const params = transport === 'udp' ? noParams : new Map([['transport', transport]]);
  const own = place === host ? port : undefined;
  return sipUri({ host: named.host, port: named.port ?? spokenPort(own, transport, named.host), params });
}

/** The usual port is not named where there is a name to look up: SRV records may know better (RFC 3263 §4.2). */
function spokenPort(port: number | undefined, transport: TrunkConfiguration['transport'], host: string) {
  const usual = transport === 'tls' ? 5061 : 5060;
  return port === usual && isIP(host) === 0 ? undefined : port;
}

function nameAddr(uri: SipUri): NameAddr {
  return { uri, params: noParams };
}
