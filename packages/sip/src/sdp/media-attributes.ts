import { parseDecimal } from '../message/characters.ts';
import type { MediaDescription, SdpAttribute } from './session-description.ts';

interface Attributed {
  readonly attributes: readonly SdpAttribute[];
}

/** Every value of an attribute of a session or a medium; an attribute without value gives ''. */
export function attributes(section: Attributed, name: string): string[] {
  return section.attributes.flatMap((attribute) => (attribute.name === name ? [attribute.value ?? ''] : []));
}

/** First value of an attribute; '' when it has none, undefined when it is absent. */
export function attribute(section: Attributed, name: string): string | undefined {
  return attributes(section, name)[0];
}

export function hasAttribute(section: Attributed, name: string): boolean {
  return section.attributes.some((candidate) => candidate.name === name);
}

/** Milliseconds of media in a packet, if told (RFC 8866 §6.4). */
export function ptimeOf(media: MediaDescription): number | undefined {
  const value = attribute(media, 'ptime');
  return value === undefined ? undefined : parseDecimal(value.trim(), 1_000);
}

/** The medium refused or ended: port 0, nothing but its formats left (RFC 3264 §6). */
export function rejectMedia(media: MediaDescription): MediaDescription {
  return {
    type: media.type,
    port: 0,
    protocol: media.protocol,
    formats: media.formats,
    bandwidths: [],
    attributes: [],
  };
}
