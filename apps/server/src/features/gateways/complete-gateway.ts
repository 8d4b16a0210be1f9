import { errors } from '../../http/errors.ts';
import type { Shown } from '../../http/resource/field.ts';
import type { Change } from '../../http/resource/resource.ts';
import { defaultCodecs, readCodecs } from '../providers/codec-list.ts';
import { type HostPort, readHostPort } from '../providers/host-port.ts';
import { defaultPort } from '../providers/provider-types.ts';

const VOICE = 1;

/** What follows from what was sent of a gateway: it is a SIP provider for voice (contract 30 §3). @throws ApiError 400 */
export async function completeGateway({ before, after }: Change): Promise<Shown> {
  if (after === null) return {};
  const codecs = codecsOf(before, after);
  if (before !== null) return { ...codecs, ...movedTo(before, after) };
  const place = placeIn(textOf(after['proxy']) || textOf(after['realm']));
  const port = place.port ?? defaultPort('sip', after['register_transport'] === 'tls');
  const register = after['register'] ?? true;
  return { ...codecs, type: 'sip', service_flag: VOICE, host: place.host, port, proxy: '', register };
}

/** A proxy that is the provider's host moves the host. */
function movedTo(before: Shown, after: Shown): Shown {
  const proxy = textOf(after['proxy']);
  if (proxy === before['proxy'] || proxy === '' || before['own_proxy'] !== '') return {};
  const place = placeIn(proxy);
  return { host: place.host, port: place.port ?? defaultPort('sip', after['register_transport'] === 'tls'), proxy: '' };
}

function placeIn(text: string): HostPort {
  const place = readHostPort(text.trim());
  if (place === null)
    throw errors.badField('proxy', 'or realm must be an address or a name, with a port behind it or not');
  return place;
}

function codecsOf(before: Shown | null, after: Shown): Shown {
  const sent = after['codec_prefs'];
  if (typeof sent !== 'string' || sent === before?.['codec_prefs']) return {};
  const codecs = readCodecs(sent);
  if (codecs === null) throw errors.badField('codec_prefs', 'may name PCMU, PCMA, G722, G729, OPUS and T38');
  return { codec_prefs: codecs === defaultCodecs(VOICE) ? '' : codecs };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
