import { parseDecimal } from '../message/characters.ts';
import { SdpParseError } from './sdp-parse-error.ts';
import type { AddressType, SdpAttribute, SdpBandwidth, SdpConnection, SdpOrigin } from './session-description.ts';

function addressType(text: string | undefined): AddressType {
  if (text !== 'IP4' && text !== 'IP6') throw new SdpParseError('Unknown address type');
  return text;
}

export function parseOrigin(value: string): SdpOrigin {
  const [username, sessionId, sessionVersion, netType, type, address, ...rest] = value.split(/ +/);
  const complete = username && sessionId && sessionVersion && address && netType === 'IN' && rest.length === 0;
  if (!complete || !/^\d+$/.test(sessionId) || !/^\d+$/.test(sessionVersion)) throw new SdpParseError('Malformed o=');
  return { username, sessionId, sessionVersion, addressType: addressType(type), address };
}

export function parseConnection(value: string): SdpConnection {
  const [netType, type, address, ...rest] = value.trim().split(/ +/);
  if (netType !== 'IN' || !address || rest.length > 0) throw new SdpParseError('Malformed c=');
  return { addressType: addressType(type), address };
}

export function parseBandwidth(value: string): SdpBandwidth {
  const match = /^([^\s:]+):\s*(\d{1,15})$/.exec(value.trim());
  if (match?.[1] === undefined) throw new SdpParseError('Malformed b=');
  return { type: match[1], value: Number(match[2]) };
}

export function parseAttribute(value: string): SdpAttribute {
  const colon = value.indexOf(':');
  const name = colon === -1 ? value.trim() : value.slice(0, colon);
  if (!/^[^\s:]+$/.test(name)) throw new SdpParseError('Malformed a=');
  return colon === -1 ? { name } : { name, value: value.slice(colon + 1) };
}

export interface MediaLine {
  readonly type: string;
  readonly port: number;
  readonly portCount: number | undefined;
  readonly protocol: string;
  readonly formats: readonly string[];
}

export function parseMediaLine(value: string): MediaLine {
  const [type, ports = '', protocol, ...formats] = value.trim().split(/ +/);
  const [portText = '', countText] = ports.split('/');
  const port = parseDecimal(portText, 65535);
  const portCount = countText === undefined ? undefined : parseDecimal(countText, 65535);
  if (!type || !protocol || port === undefined || formats.length === 0) throw new SdpParseError('Malformed m=');
  if (countText !== undefined && portCount === undefined) throw new SdpParseError('Malformed m=');
  return { type, port, portCount, protocol, formats };
}
