import { readFileSync } from 'node:fs';
import { isIP, isIPv6 } from 'node:net';
import { resolve } from 'node:path';
import ipaddr from 'ipaddr.js';

/** A value that does not fit; the message says what would be right and never repeats a secret. */
export class BadValue extends Error {
  override readonly name = 'BadValue';
}

const HOST_NAME = /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*\.?$/i;
const HIGHEST_PORT = 65_535;
/** Below it ports belong to services. */
const LOWEST_MEDIA_PORT = 1024;

export function readText(text: string, longest: number): string {
  if (Buffer.byteLength(text) > longest) throw new BadValue(`must be at most ${longest} bytes long`);
  return text;
}

export function readDirectory(text: string): string {
  if (text.includes('\0')) throw new BadValue('must be a path');
  return resolve(text);
}

export function readBoolean(text: string): boolean {
  if (/^(true|1)$/i.test(text)) return true;
  if (/^(false|0)$/i.test(text)) return false;
  throw new BadValue('must be true or false');
}

export function readChoice<const C extends readonly string[]>(text: string, choices: C): C[number] {
  const choice = choices.find((candidate) => candidate === text);
  if (choice === undefined) throw new BadValue(`must be ${choices.length === 1 ? '' : 'one of '}${choices.join(', ')}`);
  return choice;
}

export function readPort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= HIGHEST_PORT)) throw new BadValue(`must be a port number from 0 to ${HIGHEST_PORT}`);
  return port;
}

export function readPortRange(text: string): { min: number; max: number } {
  const [, from, to] = /^(\d{1,5})-(\d{1,5})$/.exec(text) ?? [];
  const min = Number(from);
  const max = Number(to);
  if (!(min >= LOWEST_MEDIA_PORT && max <= HIGHEST_PORT && max - min >= 3)) {
    throw new BadValue(
      `must be two ports like 16384-32767, from ${LOWEST_MEDIA_PORT} to ${HIGHEST_PORT}, with four ports at least`,
    );
  }
  return { min, max };
}

/** An IP address or a host name. */
export function readAddress(text: string): string {
  const looksLikeAddress = /^[\d.]+$|:/.test(text);
  if (isIP(text) === 0 && (looksLikeAddress || !HOST_NAME.test(text))) {
    throw new BadValue('must be an IP address or a host name');
  }
  return text;
}

export function readAddress6(text: string): string {
  if (!isIPv6(text)) throw new BadValue('must be an IPv6 address');
  return text;
}

export function readCount(text: string): number {
  if (!/^\d{1,5}$/.test(text)) throw new BadValue('must be a number from 0 to 99999');
  return Number(text);
}

export function readHostAndPort(text: string): { host: string; port: number } {
  const [, bracketed, plain, port] = /^(?:\[([^\]]+)\]|([^:]+)):(\d{1,5})$/.exec(text) ?? [];
  const host = bracketed ?? plain;
  if (host === undefined || port === undefined) throw new BadValue('must be host:port');
  return { host: readAddress(host), port: readPort(port) };
}

export function readUrl(text: string, schemes: readonly string[]): string {
  const url = URL.parse(text);
  if (!url || !schemes.includes(url.protocol.slice(0, -1))) {
    throw new BadValue(`must be a URL that begins with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`);
  }
  return text;
}

export function readNodes(text: string): readonly string[] {
  return splitList(text).map((node) => {
    const url = URL.parse(node);
    if (url?.protocol !== 'esl:' || url.hostname === '') {
      throw new BadValue('must be a comma list of esl://:password@host:8021');
    }
    return node;
  });
}

/** CIDRs; a bare address is a network of one. */
export function readCidrs(text: string): readonly string[] {
  return splitList(text).map((entry) => {
    try {
      const [network, bits] = ipaddr.parseCIDR(
        entry.includes('/') ? entry : `${entry}/${isIP(entry) === 6 ? 128 : 32}`,
      );
      return `${network.toString()}/${bits}`;
    } catch {
      throw new BadValue(`must be a comma list of CIDRs like 10.0.0.0/8; "${entry.slice(0, 60)}" is none`);
    }
  });
}

/** A PEM file as it was read at the start. */
export interface PemFile {
  /** Absolute. */
  readonly path: string;
  readonly text: string;
}

/** A PEM file that holds a block of that label. */
export function readPem(path: string, label: string): PemFile {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new BadValue('must be a PEM file that this program can read');
  }
  if (!new RegExp(`-----BEGIN [A-Z ]*${label}-----`).test(text)) {
    throw new BadValue(`must be a PEM file with a ${label.toLowerCase()}`);
  }
  return { path: resolve(path), text };
}

function splitList(text: string): string[] {
  return text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}
