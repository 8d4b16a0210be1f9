import { isIPv6 } from 'node:net';
import { normalAddress } from '@strowger/rtp';
import type { FaxAudioRemote, T38Remote } from '../api.ts';
import { FaxError } from '../fax-error.ts';

const HIGHEST_PAYLOAD_TYPE = 127;
const HIGHEST_PORT = 65_535;

/** Throws `invalid` for a remote that cannot be. */
export function checkAudioRemote(remote: FaxAudioRemote, localAddress: string): FaxAudioRemote {
  const { payloadType, receivePayloadType = payloadType } = remote;
  for (const type of [payloadType, receivePayloadType]) checkRange(type, 0, HIGHEST_PAYLOAD_TYPE, 'payload type');
  return { ...remote, ...checkPlace(remote, localAddress) };
}

/** Throws `invalid` for a remote that cannot be. */
export function checkT38Remote(remote: T38Remote, localAddress: string): T38Remote {
  return { ...remote, ...checkPlace(remote, localAddress) };
}

function checkPlace({ address, port }: { readonly address: string; readonly port: number }, localAddress: string) {
  checkRange(port, 1, HIGHEST_PORT, 'port');
  const normal = plainAddress(address);
  if (isIPv6(normal) !== isIPv6(localAddress)) throw new FaxError('invalid', 'remote address is of the other family');
  return { address: normal, port };
}

function plainAddress(address: string): string {
  try {
    return normalAddress(address);
  } catch {
    throw new FaxError('invalid', 'address is no IP address');
  }
}

function checkRange(value: number, least: number, most: number, name: string): void {
  if (!Number.isInteger(value) || value < least || value > most) throw new FaxError('invalid', name);
}
