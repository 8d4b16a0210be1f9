import type { Params } from './params.ts';

/**
 * A SIP or SIPS URI (RFC 3261 §19.1). `user`, `password`, parameters and headers are held unescaped;
 * `host` is lower case and an IPv6 literal is held without its brackets. Parameter names are lower case.
 */
export interface SipUri {
  readonly scheme: 'sip' | 'sips';
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  readonly host: string;
  readonly port?: number | undefined;
  readonly params: Params;
  /** What follows `?`: header name as written, value. Only allowed where RFC 3261 table 1 says so. */
  readonly headers: ReadonlyArray<readonly [string, string]>;
}

/** A telephone URI (RFC 3966); `number` keeps its leading `+` and its visual separators. */
export interface TelUri {
  readonly scheme: 'tel';
  readonly number: string;
  readonly params: Params;
}

/** Any other absolute URI, kept as it was written. */
export interface OpaqueUri {
  readonly scheme: 'other';
  readonly name: string;
  readonly text: string;
}

export type Uri = SipUri | TelUri | OpaqueUri;

/** Makes a SIP URI out of its usual parts. */
export function sipUri(parts: {
  user?: string | undefined;
  host: string;
  port?: number | undefined;
  params?: Params | undefined;
  secure?: boolean;
}): SipUri {
  return {
    scheme: parts.secure ? 'sips' : 'sip',
    user: parts.user,
    password: undefined,
    host: parts.host.toLowerCase(),
    port: parts.port,
    params: parts.params ?? new Map(),
    headers: [],
  };
}
