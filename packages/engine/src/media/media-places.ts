import { isIPv6 } from 'node:net';
import { addressesOf } from '../listening.ts';

export type IpVersion = 4 | 6;

/** Where media of one IP version are taken, and what descriptions say of it. */
export interface MediaPlace {
  /** Local address of the sockets. */
  readonly bind: string;
  /** What the phone is told. */
  readonly advertised: string;
}

/** The places there are: at least one. */
export type MediaPlaces = Readonly<Partial<Record<IpVersion, MediaPlace>>>;

export interface PlaceOptions {
  readonly sipHost: string;
  readonly publicAddress: string;
  readonly publicAddress6?: string;
}

export function ipVersionOf(address: string): IpVersion {
  return isIPv6(address) ? 6 : 4;
}

/**
 * Media are taken where SIP is: each IP version with its public address, else with the one address it is bound to. A
 * version without either has no media.
 */
export function mediaPlaces({ sipHost, publicAddress, publicAddress6 }: PlaceOptions): MediaPlaces {
  const told = { 4: [publicAddress], 6: [publicAddress6, publicAddress] };
  const places = addressesOf(sipHost).flatMap((bind) => {
    const version = ipVersionOf(bind);
    const own = told[version].find((address) => address !== undefined && ipVersionOf(address) === version);
    const advertised = own ?? (isWildcard(bind) ? undefined : bind);
    return advertised === undefined ? [] : [[version, { bind, advertised }] as const];
  });
  if (places.length > 0) return Object.fromEntries(places);
  return { [ipVersionOf(sipHost)]: { bind: sipHost, advertised: publicAddress } };
}

/** The place of a version, else the one there is. */
export function placeFor(places: MediaPlaces, version: IpVersion): MediaPlace {
  const place = places[version] ?? places[4] ?? places[6];
  if (place === undefined) throw new RangeError('no place for media');
  return place;
}

/** The same places for media that stay on this machine: its public address need not be its own. */
export function localMediaPlaces(places: MediaPlaces): MediaPlaces {
  const local = Object.entries(places).map(([version, { bind }]) => [
    version,
    { bind, advertised: onThisMachine(bind) },
  ]);
  return Object.fromEntries(local);
}

/** Where a socket that is bound to this address is reached from the machine itself. */
export function onThisMachine(bind: string): string {
  if (!isWildcard(bind)) return bind;
  return ipVersionOf(bind) === 6 ? '::1' : '127.0.0.1';
}

/** What a browser may reach the place under: a socket for all addresses takes both versions of IP. */
export function candidateAddresses(places: MediaPlaces, place: MediaPlace): readonly string[] {
  if (!isWildcard(place.bind)) return [place.advertised];
  const others = Object.values(places).filter((other) => other !== place && isWildcard(other.bind));
  return [place, ...others].map(({ advertised }) => advertised);
}

export function isWildcard(address: string): boolean {
  return address === '0.0.0.0' || address === '::';
}
