import type { Codec } from '@strowger/sip';
import { sameCodec } from './codec.ts';
import type { AudioFormats } from './codec-agreement.ts';

const TELEPHONE_EVENT: Codec = {
  payloadType: 101,
  name: 'telephone-event',
  clockRate: 8000,
  channels: 1,
  fmtp: '0-16',
};
const OPUS_EVENT: Codec = { ...TELEPHONE_EVENT, payloadType: 110, clockRate: 48_000 };

/** Every telephone-event of a side, the one of 8 kHz first, as every phone takes it. */
export function eventsOf({ telephoneEvent, otherEvents = [] }: AudioFormats): Codec[] {
  return telephoneEvent === null ? [...otherEvents] : [telephoneEvent, ...otherEvents];
}

/** The one that counts in the clock of a codec, else any. */
export function eventFor(events: readonly Codec[], codec: Codec | undefined): Codec | null {
  return events.find(({ clockRate }) => clockRate === codec?.clockRate) ?? events[0] ?? null;
}

/** At 8 kHz always, and at the clock rate of Opus beside it; numbered as the caller does where he has them. */
export function eventsToOffer(caller: AudioFormats | null, codecs: readonly Codec[]): Codec[] {
  const known = caller === null ? [] : eventsOf(caller);
  const wanted = codecs.some(({ clockRate }) => clockRate === OPUS_EVENT.clockRate)
    ? [TELEPHONE_EVENT, OPUS_EVENT]
    : [TELEPHONE_EVENT];
  return wanted.map((event) => ({
    ...(known.find((other) => other.clockRate === event.clockRate) ?? event),
    name: TELEPHONE_EVENT.name,
  }));
}

/** The payload type that our description gave to a format of the phone's, where it names it at all. */
export function ownPayloadType(format: Codec, ours: readonly Codec[]): number {
  return ours.find((own) => sameCodec(own, format))?.payloadType ?? format.payloadType;
}
