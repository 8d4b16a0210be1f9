import { formatHostPort, parseHostPort } from './host-port.ts';
import { formatParams, type Params, paramText, parseParams } from './params.ts';
import { SipParseError } from './parse-error.ts';

/** One value of Via (RFC 3261 §20.42). */
export interface Via {
  /** Upper case: `UDP`, `TCP`, `TLS`, `WS`, `WSS` or what was sent. */
  readonly transport: string;
  readonly host: string;
  readonly port: number | undefined;
  readonly params: Params;
}

const head =
  /^[ \t]*SIP[ \t]*\/[ \t]*2\.0[ \t]*\/[ \t]*([\w\-.!%*+`'~]+)[ \t]+([^;\s:]+|\[[^\]]*\])[ \t]*(?::[ \t]*(\d+)[ \t]*)?(?=;|$)/i;

/** Throws SipParseError. */
export function parseVia(text: string): Via {
  const match = head.exec(text);
  const transport = match?.[1];
  const sentBy = match?.[2];
  if (match === null || transport === undefined || sentBy === undefined) throw new SipParseError('Malformed Via');
  const { host, port } = parseHostPort(match[3] === undefined ? sentBy : `${sentBy}:${match[3]}`);
  return { transport: transport.toUpperCase(), host, port, params: parseParams(text, match[0].length) };
}

export function formatVia(via: Via): string {
  return `SIP/2.0/${via.transport} ${formatHostPort(via.host, via.port)}${formatParams(via.params)}`;
}

export const branchCookie = 'z9hG4bK';

/** The branch when it is one of RFC 3261: the cookie and something after it (RFC 4475 §3.3.1 for the bare cookie). */
export function rfc3261Branch(via: Via): string | undefined {
  const branch = paramText(via.params, 'branch');
  if (branch === undefined || branch.length <= branchCookie.length) return undefined;
  return branch.slice(0, branchCookie.length).toLowerCase() === branchCookie.toLowerCase() ? branch : undefined;
}
