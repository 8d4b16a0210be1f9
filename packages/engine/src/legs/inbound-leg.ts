import { type CallerId, type HangupCause, statusOfCause } from '@strowger/callplan';
import type { Dialog, Flow, HeaderEntry, ServerInvite, ServerTransaction, SipRequest } from '@strowger/sip';
import type { HangupDisposition } from '@strowger/switch';
import { REFUSALS } from '../access/refuse.ts';
import { type RemoteAudio, readAudio } from '../media/audio-description.ts';
import { type AudioFormats, formatsToAnswer, formatsToOffer } from '../media/codec-agreement.ts';
import { LegMedia } from '../media/leg-media.ts';
import { type IpVersion, ipVersionOf } from '../media/media-places.ts';
import type { MediaProfile } from '../media/media-security.ts';
import { adapt, fits } from './adapt.ts';
import { profileOf } from './dial-lines.ts';
import { ALLOWED_METHODS, serveDialog } from './dialog-requests.ts';
import { causeOfReason, reasonHeaders } from './hangup-reason.ts';
import { identityHeaders } from './identity.ts';
import { Leg, type LegParts } from './leg.ts';
import type { Ending, LegState } from './leg-state.ts';
import { ownAbilities } from './phone-abilities.ts';
import { answerSession } from './session-terms.ts';

const SDP = 'application/sdp';

/** What the caller's INVITE said of media. */
type Offer =
  | { readonly kind: 'offered'; readonly audio: RemoteAudio }
  /** No body: we offer in our 200, the ACK answers (RFC 3261 §13.2.1). */
  | { readonly kind: 'offerless' }
  | { readonly kind: 'unusable' };

/** The leg of a phone that called us: the server side of its INVITE. */
export class InboundLeg extends Leg {
  readonly sipCallId: string;
  readonly remoteIp: string;
  readonly #invite: ServerInvite;
  readonly #flow: Flow | null;
  readonly #transport: Flow['transport'];
  #offer: Offer;
  #refusalStatus: number | null = null;
  #identity: readonly HeaderEntry[] = [];
  #answeredByPrack = false;
  /** Its media could only be transcoded, and too many are. */
  #lacksRoom = false;

  /** `natFlow`: set when later requests must go back the way the INVITE came. */
  constructor(parts: LegParts, invite: ServerInvite, request: SipRequest, source: Flow, natFlow: Flow | null) {
    super(parts);
    this.#invite = invite;
    this.#flow = natFlow;
    this.sipCallId = request.callId;
    this.remoteIp = source.remote.address;
    this.#transport = source.transport;
    this.#offer = offerIn(request);
    this.session.meet(request.headers);
    invite.onCancel = (cancel) => void this.#cancelled(cancel);
    invite.onAckTimeout = () => void this.end({ cause: 'RECOVERY_ON_TIMER_EXPIRE', disposition: 'send_bye' });
    invite.onPrack = (prack, transaction) => void this.#describedIn(prack, transaction);
    invite.onPrackTimeout = () => void this.end({ cause: 'RECOVERY_ON_TIMER_EXPIRE', disposition: 'send_refuse' });
  }

  get offer(): Offer {
    return this.#offer;
  }

  /** Takes a media port. Rejects with MediaError when none is free. */
  async openMedia(): Promise<void> {
    const media = await LegMedia.open(this.services.media, this.mediaPlaces, {
      version: this.#ipVersion(),
      profile: this.#mediaProfile(),
    });
    if (!this.isLive) {
      await media.close();
      return;
    }
    this.takeMedia(media);
    if (this.#offer.kind === 'offered' && !media.canReach(this.#offer.audio)) this.#offer = { kind: 'unusable' };
  }

  /** As the phone offers; what a browser names there is not where it is reached. */
  #ipVersion(): IpVersion {
    const offer = this.#offer;
    const isTold = offer.kind === 'offered' && offer.audio.security.profile !== 'webrtc';
    return ipVersionOf(isTold ? offer.audio.address : this.remoteIp);
  }

  /** As the phone offers; where it leaves the offer to us, only a browser is known to need protection. */
  #mediaProfile(): MediaProfile {
    if (this.#offer.kind === 'offered') return this.#offer.audio.security.profile;
    return profileOf(this.#transport) === 'webrtc' ? 'webrtc' : 'plain';
  }

  get formats(): AudioFormats | null {
    return this.media?.settled ?? (this.offer.kind === 'offered' ? this.offer.audio.formats : null);
  }

  /** By P-Asserted-Identity in our next responses (RFC 3325 §9.2); another tenant does not learn who answers. */
  present(callee: CallerId): void {
    if (this.crosses) return;
    this.#identity = identityHeaders(callee, this.profile.domainName);
  }

  /** 180, or a tone for a caller who is answered already (transferred) or has audio of ours (183). */
  async alert(ringback: string): Promise<void> {
    if (this.state.at === 'early' || this.state.at === 'answered') {
      await this.playRingback(ringback);
      return;
    }
    if (this.state.at !== 'trying') return;
    this.#invite.ring(180, { headers: this.#identity });
    this.#adopt(this.#invite.dialog);
    this.move({ type: 'rings' });
  }

  /** 181 (RFC 3261 §21.1.3). */
  forwarded(): void {
    if (this.state.at === 'answered' || !this.isLive) return;
    this.#invite.ring(181);
    this.#adopt(this.#invite.dialog);
  }

  /** 183 with our session description. */
  async progress(peer: AudioFormats | null): Promise<boolean> {
    if (this.state.at === 'early' || this.state.at === 'answered') return fits(this, peer);
    const body = await this.#settle(peer);
    if (body === null || !this.isLive) return false;
    this.#invite.ring(183, { body, contentType: SDP, headers: this.#identity });
    this.#adopt(this.#invite.dialog);
    this.move({ type: 'progresses' });
    return true;
  }

  async answer(peer: AudioFormats | null): Promise<boolean> {
    if (this.state.at === 'answered') return adapt(this, peer);
    const body = this.state.at === 'early' ? (this.media?.localDescription ?? null) : await this.#settle(peer);
    if (body === null || !this.isLive) return false;
    const session = answerSession(this.#invite.request.headers, this.session.limits);
    const headers = [...this.#identity, ...ownAbilities(ALLOWED_METHODS), ...session.headers];
    this.#invite.onAck = (ack) => void this.#acknowledged(ack);
    this.#adopt(this.#invite.answer({ body, contentType: SDP, headers }));
    if (session.kind === 'agreed') this.session.start(session.terms);
    const wasEarly = this.state.at === 'early';
    this.move({ type: 'answers' });
    return wasEarly ? adapt(this, peer) : true;
  }

  override refuse(cause: HangupCause, status: number): Promise<void> {
    this.#refusalStatus = status;
    return this.end({ cause, disposition: 'send_refuse' });
  }

  protected get goodbye(): HangupDisposition {
    return this.isAnswered ? 'send_bye' : 'send_refuse';
  }

  protected async release(ending: Ending, before: LegState): Promise<void> {
    if (ending.disposition === 'recv_cancel' || ending.disposition === 'recv_bye') return;
    const headers = reasonHeaders(ending, before.at === 'answered');
    if (before.at === 'answered') {
      await this.dialog?.bye({ headers });
      return;
    }
    const status = this.#refusalStatus ?? statusOfCause(ending.cause);
    const retry = status === 503 ? ([['Retry-After', '10']] as const) : [];
    const { transcoding_full: noRoom } = REFUSALS;
    const reason = this.#lacksRoom && status === noRoom.status ? noRoom.text : undefined;
    this.#invite.reject(status, { reason, headers: [...headers, ...retry] });
  }

  /** Agrees on formats and gives the description to send; null when nothing fits. */
  async #settle(peer: AudioFormats | null): Promise<string | null> {
    const { media, offer } = this;
    if (media === null || offer.kind === 'unusable') return null;
    const { transcoding } = this.services;
    if (offer.kind === 'offerless') return media.offer(formatsToOffer(peer, [], transcoding.now));
    const formats = formatsToAnswer(offer.audio.formats, peer, transcoding.now);
    const roomWouldHelp = formats === null && formatsToAnswer(offer.audio.formats, peer, transcoding.withRoom) !== null;
    this.#lacksRoom = roomWouldHelp && transcoding.missed(this.remoteIp);
    return formats === null ? null : media.answer(offer.audio, formats);
  }

  #adopt(dialog: Dialog | undefined): void {
    if (dialog === undefined || dialog === this.dialog) return;
    if (this.#flow !== null) dialog.flow = this.#flow;
    this.takeDialog(dialog);
    serveDialog(this, dialog, this.services.log);
  }

  /** A PRACK with a description answers our offer in a reliable 183, or offers anew (RFC 3262 §5). */
  async #describedIn(prack: SipRequest, transaction: ServerTransaction): Promise<void> {
    const taken = this.offer.kind === 'offerless' && (await this.media?.takeAnswer(prack.text)) === true;
    if (taken) this.#answeredByPrack = true;
    transaction.respond(taken ? 200 : 488);
  }

  async #acknowledged(ack: SipRequest): Promise<void> {
    if (this.offer.kind !== 'offerless' || this.media === null || this.#answeredByPrack) return;
    const settled = await this.media.takeAnswer(ack.text);
    if (!settled) await this.end({ cause: 'INCOMPATIBLE_DESTINATION', disposition: 'send_bye' });
  }

  async #cancelled(cancel: SipRequest | undefined): Promise<void> {
    const cause = causeOfReason(cancel?.headers.getAll('Reason') ?? []);
    const given = cause === 'LOSE_RACE' ? 'LOSE_RACE' : 'ORIGINATOR_CANCEL';
    await this.end({ cause: given, disposition: 'recv_cancel' });
  }
}

function offerIn(request: SipRequest): Offer {
  if (request.body.length === 0) return { kind: 'offerless' };
  if (request.contentType !== SDP) return { kind: 'unusable' };
  const audio = readAudio(request.text);
  return audio === null || audio.formats.codecs.length === 0 ? { kind: 'unusable' } : { kind: 'offered', audio };
}
