import {
  type Dialog,
  formatUri,
  type HeaderEntry,
  InviteServerTransaction,
  type ServerTransaction,
  type SipRequest,
} from '@strowger/sip';
import { passOnFax } from '../fax/fax-relay.ts';
import { type RemoteAudio, readAudio } from '../media/audio-description.ts';
import { sameCodec } from '../media/codec.ts';
import { type AudioFormats, formatsToAnswer, formatsWith } from '../media/codec-agreement.ts';
import { type RemoteImage, readImage } from '../media/image-description.ts';
import type { LegMedia } from '../media/leg-media.ts';
import type { Leg } from './leg.ts';
import { answerSession } from './session-terms.ts';

const SDP = 'application/sdp';

/**
 * A phone changes its media within the call (RFC 3261 §14, RFC 3264 §8): hold and resume, another address, another codec.
 * It is answered here; the other side keeps its own session and hears the difference.
 */
export async function renegotiateByInvite(
  leg: Leg,
  request: SipRequest,
  transaction: ServerTransaction,
  dialog: Dialog,
): Promise<void> {
  if (!(transaction instanceof InviteServerTransaction)) return;
  const { media } = leg;
  const invite = dialog.acceptInvite(transaction);
  const session = answerSession(request.headers, leg.session.limits, leg.session.terms);
  if (media === null || !leg.isAnswered) {
    invite.reject(488);
    return;
  }
  if (session.kind === 'too small') {
    invite.reject(422, { headers: session.headers });
    return;
  }
  const { headers } = session;
  if (request.body.length === 0) {
    invite.onAck = (ack) => void takeDelayedAnswer(leg, media, ack);
    invite.answer({ body: media.reoffer(currentFormats(media), 'sendrecv'), contentType: SDP, headers });
  } else {
    const answer = await answerTo(leg, media, request);
    if (typeof answer === 'number') {
      invite.reject(answer);
      return;
    }
    invite.answer({ body: answer, contentType: SDP, headers });
  }
  if (leg.isLive) leg.session.start(session.terms);
}

/** UPDATE (RFC 3311): with a description as a re-INVITE, without one only a refresh. */
export async function renegotiateByUpdate(
  leg: Leg,
  request: SipRequest,
  transaction: ServerTransaction,
  dialog: Dialog,
): Promise<void> {
  const session = answerSession(request.headers, leg.session.limits, leg.session.terms);
  if (session.kind === 'too small') {
    transaction.respond(422, { headers: session.headers });
    return;
  }
  const description = request.body.length === 0 ? {} : await describedAnswer(leg, request, transaction);
  if (description === null) return;
  const contact = leg.services.sip.contact(dialog.contactUser, transaction.flow);
  const headers: HeaderEntry[] = [['Contact', `<${formatUri(contact)}>`], ...session.headers];
  transaction.respond(200, { ...description, headers });
  if (leg.isAnswered) leg.session.start(session.terms);
}

/** Null when the offer has been refused. */
async function describedAnswer(
  leg: Leg,
  request: SipRequest,
  transaction: ServerTransaction,
): Promise<{ readonly body: string; readonly contentType: string } | null> {
  const { media } = leg;
  if (media?.settled == null) {
    transaction.respond(500, { headers: [['Retry-After', '5']] });
    return null;
  }
  const body = await answerTo(leg, media, request);
  if (typeof body === 'string') return { body, contentType: SDP };
  transaction.respond(body);
  return null;
}

/** Why an offer is refused: it cannot be taken, or another one is on its way (RFC 3261 §14.2). */
type Refusal = 488 | 491;

async function answerTo(leg: Leg, media: LegMedia, request: SipRequest): Promise<string | Refusal> {
  if (request.contentType !== SDP) return 488;
  const image = readImage(request.text);
  if (image !== null) return answerImage(leg, media, image);
  const offer = readAudio(request.text);
  const formats = offer === null ? null : formatsFor(leg, media, offer);
  if (offer === null || formats === null) return 488;
  const back = leg.fax === null ? 'taken' : await leg.fax.backToAudio();
  if (back !== 'taken') return back === 'busy' ? 491 : 488;
  const answer = await media.answer(offer, formats);
  leg.owner.legHeld(leg, offer.held);
  return answer ?? 488;
}

/** T.38 in place of audio: who carries a fax of the leg takes it (ITU-T T.38 annex D), else whom it talks with. */
async function answerImage(leg: Leg, media: LegMedia, offer: RemoteImage): Promise<string | Refusal> {
  const place = await (leg.fax === null ? passOnFax(leg, offer) : leg.fax.takeT38(offer));
  if (place === 'busy') return 491;
  return place === null ? 488 : media.answerImage(offer, place);
}

/** The codec in use stays in use where the phone still offers it; else one that the other side can hear. */
function formatsFor(leg: Leg, media: LegMedia, offer: RemoteAudio): AudioFormats | null {
  const current = media.settled?.codecs[0];
  const kept = current && offer.formats.codecs.find((codec) => sameCodec(codec, current));
  const opposite = leg.owner.formatsOpposite(leg);
  if (kept !== undefined) return formatsWith(offer.formats, kept, opposite);
  return formatsToAnswer(offer.formats, opposite, leg.services.transcoding.now);
}

function currentFormats(media: LegMedia): AudioFormats {
  return media.settled ?? { codecs: [], telephoneEvent: null };
}

/** An offerless re-INVITE is answered in its ACK; without a usable answer the session stays as it was. */
async function takeDelayedAnswer(leg: Leg, media: LegMedia, ack: SipRequest): Promise<void> {
  const settled = await media.takeAnswer(ack.text);
  if (settled) leg.owner.legHeld(leg, media.remote?.held ?? false);
}
