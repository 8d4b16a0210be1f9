import { unescapeUri } from './escape.ts';
import { parseHostPort } from './host-port.ts';
import { noParams, type Params } from './params.ts';
import { SipParseError } from './parse-error.ts';
import type { SipUri, TelUri, Uri } from './uri.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
const forbidden = /[\x00-\x20"<>\\^`{|}\x7f]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
const forbiddenInUser = /[\x00-\x20"<>@\\^{|}\x7f]/;
const schemePattern = /^[A-Za-z][A-Za-z0-9+.-]*$/;
const telPattern = /^\+?[().-]*[0-9A-Fa-f*#][0-9A-Fa-f*#().-]*$/;
const noHeaders: SipUri['headers'] = [];

function parseUriParams(text: string): Params {
  if (text === '') return noParams;
  const params = new Map<string, string | null>();
  for (const part of text.split(';')) {
    const equals = part.indexOf('=');
    const name = unescapeUri(equals === -1 ? part : part.slice(0, equals)).toLowerCase();
    if (name === '') throw new SipParseError('Malformed URI parameter');
    if (!params.has(name)) params.set(name, equals === -1 ? null : unescapeUri(part.slice(equals + 1)));
  }
  return params;
}

function parseUriHeader(part: string): readonly [string, string] {
  const equals = part.indexOf('=');
  if (equals < 1) throw new SipParseError('Malformed URI header');
  return [unescapeUri(part.slice(0, equals)), unescapeUri(part.slice(equals + 1))];
}

interface UserInfo {
  readonly user: string | undefined;
  readonly password: string | undefined;
}

const noUser: UserInfo = { user: undefined, password: undefined };

function parseUserInfo(text: string): UserInfo {
  if (text === '' || forbiddenInUser.test(text)) throw new SipParseError('Malformed user in URI');
  const colon = text.indexOf(':');
  if (colon === 0) throw new SipParseError('Malformed user in URI');
  if (colon === -1) return { user: unescapeUri(text), password: undefined };
  return { user: unescapeUri(text.slice(0, colon)), password: unescapeUri(text.slice(colon + 1)) };
}

function parseSipUri(scheme: 'sip' | 'sips', text: string): SipUri {
  const at = text.indexOf('@');
  const info = at === -1 ? noUser : parseUserInfo(text.slice(0, at));
  const rest = at === -1 ? text : text.slice(at + 1);
  if (forbidden.test(rest)) throw new SipParseError('Malformed URI');
  const question = rest.indexOf('?');
  const beforeHeaders = question === -1 ? rest : rest.slice(0, question);
  const semicolon = beforeHeaders.indexOf(';');
  const { host, port } = parseHostPort(semicolon === -1 ? beforeHeaders : beforeHeaders.slice(0, semicolon));
  return {
    scheme,
    user: info.user,
    password: info.password,
    host,
    port,
    params: semicolon === -1 ? noParams : parseUriParams(beforeHeaders.slice(semicolon + 1)),
    headers:
      question === -1
        ? noHeaders
        : rest
            .slice(question + 1)
            .split('&')
            .map(parseUriHeader),
  };
}

function parseTelUri(text: string): TelUri {
  const semicolon = text.indexOf(';');
  const number = semicolon === -1 ? text : text.slice(0, semicolon);
  if (!telPattern.test(number) || forbidden.test(text)) throw new SipParseError('Malformed telephone number');
  const params = semicolon === -1 ? noParams : parseUriParams(text.slice(semicolon + 1));
  return { scheme: 'tel', number, params };
}

/** Reads a SIP, SIPS or tel URI, or any other absolute URI as opaque. Throws SipParseError. */
export function parseUri(text: string): Uri {
  const colon = text.indexOf(':');
  const name = colon === -1 ? '' : text.slice(0, colon).toLowerCase();
  if (name === 'sip' || name === 'sips') return parseSipUri(name, text.slice(colon + 1));
  if (name === 'tel') return parseTelUri(text.slice(colon + 1));
  if (!schemePattern.test(name) || colon === text.length - 1 || forbidden.test(text)) {
    throw new SipParseError('Malformed URI');
  }
  return { scheme: 'other', name, text };
}
