import { isIP } from 'node:net';
import { readT38, type T38Parameters, type T38Remote, t38Attributes } from '@strowger/fax';
import { connectionOf, type MediaDescription, mediaAddress, rejectMedia, type SessionDescription } from '@strowger/sip';
import { descriptionIn, type OwnSession, ownSession } from './audio-description.ts';

/** A fax by T.38 over UDPTL as a session description tells it (ITU-T T.38 annex D.2.3). */
export interface RemoteImage {
  readonly description: SessionDescription;
  /** Its place among the m= lines. */
  readonly index: number;
  readonly address: string;
  readonly port: number;
  readonly parameters: T38Parameters;
}

/** Where we take T.38, and how. */
export interface ImagePlace {
  readonly port: number;
  readonly parameters: T38Parameters;
}

/** The stream of a description that carries a fax in place of audio; null: it has none, or live audio beside it. */
export function readImage(text: string): RemoteImage | null {
  const description = descriptionIn(text);
  if (description === null) return null;
  if (description.media.some(({ type, port }) => type === 'audio' && port !== 0)) return null;
  const index = description.media.findIndex((media) => isT38(media) && media.port !== 0);
  const media = description.media[index];
  if (media === undefined) return null;
  const address = mediaAddress(description, media)?.address ?? connectionOf(description, media)?.address;
  if (address === undefined || isIP(address) === 0) return null;
  return { description, index, address, port: media.port, parameters: readT38(media.attributes) };
}

/** The phone's side as those who carry the fax take it. */
export function t38Remote({ address, port, parameters }: RemoteImage): T38Remote {
  return { address, port, parameters };
}

function isT38({ type, protocol, formats }: MediaDescription): boolean {
  return type === 'image' && protocol.toLowerCase() === 'udptl' && formats.some((one) => one.toLowerCase() === 't38');
}

/** Our offer of a fax by T.38 in place of audio. */
export function offerImage(own: OwnSession, place: ImagePlace): SessionDescription {
  return ownSession(own, [ownImage(place)]);
}

/** Our answer: the fax in its place, every other stream refused with port 0 (RFC 3264 §6). */
export function answerImage(own: OwnSession, offer: RemoteImage, place: ImagePlace): SessionDescription {
  const media = offer.description.media.map((offered, index) =>
    index === offer.index ? ownImage(place) : rejectMedia(offered),
  );
  return ownSession(own, media);
}

function ownImage({ port, parameters }: ImagePlace): MediaDescription {
  const attributes = t38Attributes(parameters);
  return { type: 'image', port, protocol: 'udptl', formats: ['t38'], bandwidths: [], attributes };
}
