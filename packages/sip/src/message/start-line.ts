import { isToken } from './characters.ts';
import { SipParseError } from './parse-error.ts';
import { parseUri } from './parse-uri.ts';
import type { Uri } from './uri.ts';

export interface RequestLine {
  readonly kind: 'request';
  readonly method: string;
  readonly uri: Uri;
  readonly uriText: string;
  /** What is wrong with the line, when the rest can still be read so that the request can be answered. */
  readonly fault: SipParseError | undefined;
}

export interface StatusLine {
  readonly kind: 'response';
  readonly status: number;
  readonly reason: string;
}

const statusPattern = /^SIP\/2\.0 ([1-6]\d\d)(?: ([^\r\n]*))?$/i;
const versionPattern = /^SIP\/\d+\.\d+$/i;

function faulty(method: string, uriText: string, fault: SipParseError): RequestLine {
  return { kind: 'request', method, uri: { scheme: 'other', name: '', text: uriText }, uriText, fault };
}

function parseRequestLine(line: string): RequestLine {
  const first = line.indexOf(' ');
  const method = first === -1 ? line : line.slice(0, first);
  if (first === -1 || !isToken(method)) throw new SipParseError('Malformed start line');
  const last = line.lastIndexOf(' ');
  const uriText = line.slice(first + 1, Math.max(last, first + 1));
  const version = line.slice(last + 1);
  if (last === first || uriText.includes(' '))
    return faulty(method, uriText, new SipParseError('Malformed Request-Line'));
  if (!versionPattern.test(version)) return faulty(method, uriText, new SipParseError('Malformed Request-Line'));
  if (version.toUpperCase() !== 'SIP/2.0') {
    return faulty(method, uriText, new SipParseError('Version Not Supported', 505));
  }
  return checkedUri(method, uriText);
}

function checkedUri(method: string, uriText: string): RequestLine {
  try {
    const uri = parseUri(uriText);
    const fault =
      (uri.scheme === 'sip' || uri.scheme === 'sips') && uri.headers.length > 0
        ? new SipParseError('Headers in Request-URI')
        : undefined;
    return { kind: 'request', method, uri, uriText, fault };
  } catch (error) {
    if (error instanceof SipParseError) return faulty(method, uriText, error);
    throw error;
  }
}

/** Reads a Request-Line or Status-Line (RFC 3261 §7.1, §7.2); throws when not even the method can be told. */
export function parseStartLine(line: string): RequestLine | StatusLine {
  if (!/^SIP\//i.test(line)) return parseRequestLine(line);
  const match = statusPattern.exec(line);
  if (match === null) throw new SipParseError('Malformed Status-Line');
  return { kind: 'response', status: Number(match[1]), reason: match[2] ?? '' };
}
