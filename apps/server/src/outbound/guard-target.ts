import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Which targets somebody's configuration may make this server call. */
export interface TargetRules {
  /** Loopback, private, link-local and other addresses that are not the Internet's, too. */
  readonly privateTargets: boolean;
  /** `http:` to any target, to loopback alone, or not at all. */
  readonly plainHttp: 'any' | 'loopback' | 'none';
  /** Default: the system's resolver. */
  readonly resolve?: (host: string) => Promise<LookupAddress[]>;
}

/** A target that must not be called; the message tells nothing of the network behind us. */
export class TargetRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'TargetRefused';
  }
}

const GLOBAL_UNICAST_6 = ipaddr.IPv6.parse('2000::');

/** Whether an address belongs to the public Internet: no loopback, private, link-local, multicast, mapped or reserved one. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== 'unicast') return false;
  // RFC 4291 §2.4: everything else that looks like unicast embeds other addresses or is not assigned.
  return parsed instanceof ipaddr.IPv4 || parsed.match(GLOBAL_UNICAST_6, 3);
}

/**
 * What can be told from a URL by itself, before any name is resolved: to be asked when it is saved.
 * @throws TargetRefused
 */
export function requireTargetForm(text: string, rules: TargetRules): URL {
  if (!URL.canParse(text)) throw new TargetRefused('is not a URL');
  const url = new URL(text);
  const host = hostOf(url);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new TargetRefused('must begin with https://');
  if (url.protocol === 'http:' && !allowsPlainHttp(host, rules)) throw new TargetRefused('must begin with https://');
  if (url.username !== '' || url.password !== '') throw new TargetRefused('must not carry credentials');
  const isNamedLoopback = /(^|\.)localhost\.?$/i.test(host);
  const isForbidden = isIP(host) === 0 ? isNamedLoopback : !isPublicAddress(host);
  if (isForbidden && !rules.privateTargets) throw new TargetRefused('names an address that may not be called');
  return url;
}

function allowsPlainHttp(host: string, rules: TargetRules): boolean {
  if (rules.plainHttp === 'any') return true;
  return rules.plainHttp === 'loopback' && rules.privateTargets && isLoopback(host);
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || (ipaddr.isValid(host) && ipaddr.process(host).range() === 'loopback');
}

/** The host without the brackets in which IPv6 addresses stand in URLs. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '');
}

/**
 * Addresses of a target; all of them may be called.
 * @throws TargetRefused when it has none, or one that may not
 */
export async function resolveTarget(host: string, rules: TargetRules): Promise<LookupAddress[]> {
  const family = isIP(host);
  const addresses = family === 0 ? await resolveName(host, rules) : [{ address: host, family }];
  if (addresses.length === 0) throw new TargetRefused('cannot be resolved');
  if (!rules.privateTargets && !addresses.every(({ address }) => isPublicAddress(address))) {
    throw new TargetRefused('names an address that may not be called');
  }
  return addresses;
}

async function resolveName(host: string, rules: TargetRules): Promise<LookupAddress[]> {
  try {
    return await (rules.resolve?.(host) ?? lookup(host, { all: true }));
  } catch {
    throw new TargetRefused('cannot be resolved');
  }
}

/**
 * For `http.request`: connects to addresses that were checked, so that a name cannot change its meaning between the check
 * and the connection. Literal addresses are never looked up: check them with {@link requireTargetForm}.
 */
export function guardedLookup(rules: TargetRules): LookupFunction {
  return (host, options, callback) => {
    resolveTarget(host, rules).then(
      (addresses) => {
        const family = options.family === 'IPv6' ? 6 : options.family === 'IPv4' ? 4 : (options.family ?? 0);
        const fitting = addresses.filter((one) => family === 0 || one.family === family);
        const [first] = fitting;
        if (first === undefined) callback(new TargetRefused('cannot be resolved'), '', 0);
        else if (options.all) callback(null, fitting);
        else callback(null, first.address, first.family);
      },
      (error: unknown) => callback(error instanceof Error ? error : new TargetRefused('cannot be resolved'), '', 0),
    );
  };
}
