import { connectionOf } from './media-address.ts';
import type { Direction, MediaDescription, SdpAttribute, SessionDescription } from './session-description.ts';

const directions: readonly string[] = ['sendrecv', 'sendonly', 'recvonly', 'inactive'];

function isDirection(name: string): name is Direction {
  return directions.includes(name);
}

function told(attributes: readonly SdpAttribute[]): Direction | undefined {
  return attributes.map(({ name }) => name).find(isDirection);
}

/** Direction of a medium as its sender sees it: its own, else that of the session, else sendrecv (RFC 8866 §6.7). */
export function directionOf(session: SessionDescription, media: MediaDescription): Direction {
  return told(media.attributes) ?? told(session.attributes) ?? 'sendrecv';
}

/** The medium with `direction` in place of whatever it had. */
export function withDirection(media: MediaDescription, direction: Direction): MediaDescription {
  const others = media.attributes.filter(({ name }) => !isDirection(name));
  return { ...media, attributes: [...others, { name: direction }] };
}

/** The sender does not want to hear us: sendonly, inactive, or the old way, c=0.0.0.0 (RFC 3264 §8.4). */
export function isHeld(session: SessionDescription, media: MediaDescription): boolean {
  const direction = directionOf(session, media);
  if (direction === 'sendonly' || direction === 'inactive') return true;
  const address = connectionOf(session, media)?.address;
  return address === '0.0.0.0' || address === '::';
}
