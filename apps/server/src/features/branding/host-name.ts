import { isIPv6 } from 'node:net';
import { domainToASCII } from 'node:url';

const HOST_NAME = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/;
const ASCII = /^[\x21-\x7e]*$/;

/**
 * A host as browsers and people write it, in the one form in which it is stored and compared: lower case, without port
 * and final dot, letters of other scripts in their ASCII form, an IPv6 address in brackets.
 * @returns null when it is no host
 */
export function readHostName(text: string): string | null {
  const host = text
    .trim()
    .toLowerCase()
    .replace(/:\d{1,5}$/, '');
  const literal = /^\[([^\]]+)\]$/.exec(host)?.[1];
  if (literal !== undefined) return isIPv6(literal) ? new URL(`http://[${literal}]`).hostname : null;
  const name = (ASCII.test(host) ? host : domainToASCII(host)).replace(/\.$/, '');
  return HOST_NAME.test(name) ? name : null;
}
