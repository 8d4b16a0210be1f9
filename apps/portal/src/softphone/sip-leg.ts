import type {
  AnswerOptions,
  EndEvent,
  IncomingEvent,
  OutgoingEvent,
  ReInviteEvent,
  RTCSession,
} from 'jssip/lib/RTCSession';
import { endingOf } from './call-ending.ts';
import type { CallSound } from './call-sound.ts';
import type { CallEffect, CallEvent } from './call-state.ts';
import { DTMF_OPTIONS } from './dtmf-options.ts';
import { PathWatch } from './path-watch.ts';
import { assertedPeer } from './sip-peer.ts';

/** A re-INVITE that could not be sent because another is on its way is tried again after this. */
const AGAIN_MS = 150;
/** Candidates that come later than this are not worth waiting for. */
const GATHERING_MS = 1000;
const BUSY = { status_code: 486, reason_phrase: 'Busy Here' };
const DECLINE = { status_code: 603, reason_phrase: 'Decline' };

type LegEffect = Exclude<CallEffect, { do: 'invite' | 'answer' | 'refer_to_call' }>;

/** A call as JsSIP carries it, and its sound. */
export class SipLeg {
  readonly id: string;
  readonly sound: CallSound;
  readonly #tell: (event: CallEvent) => void;
  readonly #isConnected: () => boolean;
  readonly #path = new PathWatch({
    restart: () => this.#restartIce(),
    tell: (lost) => this.#tell({ type: 'path', id: this.id, lost }),
  });
  #session: RTCSession | null = null;
  #isOver = false;
  #shallHold = false;
  #again: ReturnType<typeof setTimeout> | undefined;

  /** @param isConnected whether something can be sent now */
  constructor(id: string, sound: CallSound, tell: (event: CallEvent) => void, isConnected: () => boolean) {
    this.id = id;
    this.#isConnected = isConnected;
    this.sound = sound;
    this.#tell = tell;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  get connection(): RTCPeerConnection | null {
    return this.#session?.connection ?? null;
  }

  /** Follows a session from its beginning. */
  take(session: RTCSession): void {
    this.#session = session;
    const { id } = this;
    // An outgoing session has its connection by now, an incoming one gets it when it is answered.
    if (session.connection) this.#follow(session.connection);
    session.on('peerconnection', ({ peerconnection }) => this.#follow(peerconnection));
    session.on('icecandidate', ({ ready }) => {
      setTimeout(ready, GATHERING_MS);
    });
    session.on('progress', (event: IncomingEvent | OutgoingEvent) => {
      // Our own ringing has no response, whatever the types say.
      const body = 'response' in event ? event.response?.body : null;
      this.#tell({ type: 'rings_there', id, withSound: Boolean(body) });
    });
    session.on('accepted', () => {
      this.sound.speakOn(session.connection);
      this.#tell({ type: 'established', id, now: Date.now() });
      this.#pursueHold();
    });
    session.on('confirmed', () => this.#pursueHold());
    session.on('hold', ({ originator }) => this.#heldBy(originator, true));
    session.on('unhold', ({ originator }) => this.#heldBy(originator, false));
    session.on('reinvite', (event) => this.#renamed(event));
    session.on('update', (event) => this.#renamed(event));
    session.on('ended', (event) => this.#ended(event));
    session.on('failed', (event) => this.#ended(event));
  }

  answer(options: AnswerOptions): void {
    this.#session?.answer(options);
  }

  carryOut(effect: LegEffect): void {
    const session = this.#session;
    switch (effect.do) {
      case 'refuse':
        this.end(BUSY);
        break;
      case 'end':
        this.end();
        break;
      case 'hold':
      case 'resume':
        this.#shallHold = effect.do === 'hold';
        this.#pursueHold();
        break;
      case 'mute':
        if (effect.muted) session?.mute({ audio: true });
        else session?.unmute({ audio: true });
        break;
      case 'press':
        session?.sendDTMF(effect.digits, DTMF_OPTIONS);
        break;
      case 'refer':
        session?.refer(effect.to, { eventHandlers: this.#referHandlers });
    }
  }

  /** Hands the other side of this call to that of another one (RFC 3891). */
  referTo(other: SipLeg): void {
    if (this.#session === null || other.#session === null) return;
    const { uri } = other.#session.remote_identity;
    this.#session.refer(uri, { replaces: other.#session, eventHandlers: this.#referHandlers });
  }

  /** CANCEL, a refusal or BYE, whatever the call has come to. */
  end(refusal = DECLINE): void {
    const session = this.#session;
    if (session === null || session.isEnded()) {
      this.#close({ type: 'ended', id: this.id, why: 'cancelled' });
      return;
    }
    const isOffered = session.isInProgress() && `${session.direction}` === 'incoming';
    session.terminate(isOffered ? refusal : {});
  }

  /** Ends a call for want of a microphone. */
  endWithout(): void {
    const session = this.#session;
    this.#close({ type: 'ended', id: this.id, why: 'no_microphone' });
    if (session !== null && !session.isEnded()) session.terminate({ status_code: 480 });
  }

  #follow(connection: RTCPeerConnection): void {
    this.sound.attach(connection);
    connection.addEventListener('iceconnectionstatechange', () => this.#path.changed(connection.iceConnectionState));
  }

  get #referHandlers() {
    const { id } = this;
    return {
      accepted: () => this.#tell({ type: 'transfer_done', id }),
      failed: () => this.#tell({ type: 'transfer_failed', id }),
      requestFailed: () => this.#tell({ type: 'transfer_failed', id }),
    };
  }

  /** Brings the call to where it shall be; JsSIP refuses while another re-INVITE is on its way. */
  #pursueHold(): void {
    clearTimeout(this.#again);
    const session = this.#session;
    if (session === null || !session.isEstablished() || session.isOnHold().local === this.#shallHold) return;
    const pursue = () => this.#pursueHold();
    const isSent = this.#shallHold ? session.hold({}, pursue) : session.unhold({}, pursue);
    if (!isSent) this.#again = setTimeout(pursue, AGAIN_MS);
  }

  #restartIce(): boolean {
    const session = this.#session;
    if (session === null || !session.isEstablished() || !this.#isConnected()) return false;
    return session.renegotiate({ rtcOfferConstraints: { iceRestart: true } });
  }

  #heldBy(originator: string, held: boolean): void {
    if (originator === 'remote') this.#tell({ type: 'held_there', id: this.id, held });
  }

  /** After a transfer at the far end the server tells with whom the call is now (RFC 3325). */
  #renamed({ request }: Pick<ReInviteEvent, 'request'>): void {
    const peer = assertedPeer(request.getHeader('P-Asserted-Identity'));
    if (peer !== null) this.#tell({ type: 'peer_changed', id: this.id, peer });
  }

  #ended({ cause, originator, message }: EndEvent): void {
    const status = message && 'status_code' in message ? message.status_code : null;
    const reason = message?.getHeader('Reason') ?? '';
    this.#close({ type: 'ended', id: this.id, why: endingOf({ cause, by: originator, status, reason }) });
  }

  #close(event: CallEvent): void {
    if (this.#isOver) return;
    this.#isOver = true;
    clearTimeout(this.#again);
    this.#path.close();
    this.sound.close();
    this.#tell(event);
  }
}
