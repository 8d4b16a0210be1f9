import { readAddress } from '../devices/device-address.ts';

/** What a phone asks for. */
export interface ProvisioningRequest {
  /** Twelve lower-case digits; null where it says nowhere which device it is. */
  readonly mac: string | null;
  /** Name of the file, lower-case, the address in it replaced by `{mac}`; '' where none is named. */
  readonly file: string;
}

/** An address in a name or text: twelve digits, the last of a longer run, six pairs, or three quadruples. */
const ADDRESS = /(?:[0-9a-f]{2}[:\-.]){5}[0-9a-f]{2}|(?:[0-9a-f]{4}\.){2}[0-9a-f]{4}|[0-9a-f]{12}(?![0-9a-f])/gi;
/** Names that look like an address and are none: common to a model, or to all. */
const COMMON = /^(y\d{12}\.(cfg|boot)|0{12}(-[a-z]+)?\.(cfg|xml))$/;

/**
 * Reads any of the forms in which phones ask (contract 20 §3.1): the address from the path, else the query, else the
 * User-Agent; the name of the file from the path or `file`.
 * @param path below `/provision/`, decoded
 */
export function readProvisioningRequest(
  path: string,
  query: Readonly<Record<string, string>>,
  userAgent: string,
): ProvisioningRequest {
  const names = path.split('/').filter((name) => name !== '');
  const parts = names.map(readName);
  const named = readAddress(query['mac'] ?? query['address'] ?? '');
  const mac = parts.find((part) => part.mac !== null)?.mac ?? named ?? lastAddressIn(userAgent);
  const own = parts.filter(({ file }) => file !== '{mac}' || names.length === 1);
  const file = own.map((part) => part.file).join('/') || fileAsked(query['file'], mac);
  return { mac, file };
}

function fileAsked(name: string | undefined, mac: string | null): string {
  const { file, mac: own } = readName(name ?? '');
  return own === null || own === mac ? file : (name ?? '').toLowerCase();
}

function readName(name: string): ProvisioningRequest {
  const file = name.toLowerCase();
  const found = COMMON.test(file) ? undefined : [...file.matchAll(ADDRESS)].at(-1);
  if (!found) return { mac: null, file };
  const { index } = found;
  return {
    mac: readAddress(found[0]),
    file: `${file.slice(0, index)}{mac}${file.slice(index + found[0].length)}`,
  };
}

/** Phones put their address at the end of what they call themselves. */
function lastAddressIn(userAgent: string): string | null {
  const found = [...userAgent.matchAll(ADDRESS)].at(-1);
  return found ? readAddress(found[0]) : null;
}
