import { UA, WebSocketInterface } from 'jssip';
import type { RTCSession } from 'jssip/lib/RTCSession';
import type { RTCSessionEvent } from 'jssip/lib/UA';
import type { AudioDevice } from './audio-devices.ts';
import { CallSound } from './call-sound.ts';
import type { CallEffect, CallEvent, Peer } from './call-state.ts';
import type { LineEvent } from './line-state.ts';
import { MicrophoneError, type MicrophoneFault } from './microphone.ts';
import type { PhoneAccount } from './phone-account.ts';
import { SipLeg } from './sip-leg.ts';
import { readMessageSummary, type WaitingMessages } from './waiting-messages.ts';

/** What the user agent tells. */
export interface UserAgentListener {
  line(event: LineEvent): void;
  call(event: CallEvent): void;
  waiting(messages: WaitingMessages): void;
  microphone(fault: MicrophoneFault | null): void;
}

/** The devices calls use; asked for when a call begins. */
export interface SoundDevices {
  readonly microphone: AudioDevice | null;
  readonly speaker: AudioDevice | null;
}

const REGISTER_SECONDS = 300;
/** JsSIP connects again by itself, at first after a second, later each half minute, by chance in between. */
const RECONNECT_SECONDS = { min: 1, max: 30 };

/** SIP over WebSocket with media over WebRTC: JsSIP, and nothing of it shows outside. */
export class SipUserAgent {
  readonly #ua: UA;
  readonly #listener: UserAgentListener;
  readonly #devices: () => SoundDevices;
  readonly #legs = new Map<string, SipLeg>();
  #account: PhoneAccount;

  constructor(account: PhoneAccount, listener: UserAgentListener, devices: () => SoundDevices) {
    this.#account = account;
    this.#listener = listener;
    this.#devices = devices;
    this.#ua = new UA({
      sockets: [new WebSocketInterface(account.socketUrl)],
      uri: account.uri,
      display_name: account.displayName,
      authorization_user: account.login.user,
      password: account.login.password,
      register: true,
      register_expires: REGISTER_SECONDS,
      connection_recovery_min_interval: RECONNECT_SECONDS.min,
      connection_recovery_max_interval: RECONNECT_SECONDS.max,
      user_agent: 'Strowger portal',
    });
    this.#follow();
  }

  /** Connects and registers, and goes on trying. */
  start(): void {
    this.#ua.start();
  }

  /** Ends calls, unregisters and disconnects. */
  stop(): void {
    for (const leg of this.#legs.values()) leg.end();
    this.#ua.stop();
  }

  /** Takes a new login for all that follows. */
  renew(account: PhoneAccount): void {
    this.#account = account;
    this.#ua.set('authorization_user', account.login.user);
    this.#ua.set('password', account.login.password);
  }

  /** Registers again at once, if there is a connection. */
  register(): void {
    if (this.#ua.isConnected()) this.#ua.register();
  }

  /** Does what the state machine of calls asks for. */
  carryOut(effect: CallEffect): void {
    if (effect.do === 'invite') void this.#invite(effect.id, effect.number);
    else if (effect.do === 'answer') void this.#answer(effect.id);
    else if (effect.do === 'refer_to_call') this.#join(effect.id, effect.with);
    else this.#legs.get(effect.id)?.carryOut(effect);
  }

  /** The statistics of a call's connection; null: it has none. */
  async stats(id: string): Promise<RTCStatsReport | null> {
    return (await this.#legs.get(id)?.connection?.getStats()) ?? null;
  }

  /** Uses the devices that are chosen now, in running calls too. */
  async changeDevices(): Promise<void> {
    const { microphone, speaker } = this.#devices();
    for (const { sound } of this.#legs.values()) {
      await sound.playOn(speaker);
      await sound.speakInto(microphone).catch((error: unknown) => this.#missed(error));
    }
  }

  #follow(): void {
    const ua = this.#ua;
    ua.on('connecting', () => this.#listener.line({ type: 'socket_connecting' }));
    ua.on('disconnected', () => this.#listener.line({ type: 'socket_lost' }));
    ua.on('registered', () => this.#listener.line({ type: 'registered' }));
    ua.on('unregistered', () => this.#listener.line({ type: 'unregistered' }));
    ua.on('registrationFailed', ({ response }) => {
      // Without an answer there is no connection, which is told by itself.
      if (response) this.#listener.line({ type: 'refused', status: response.status_code });
    });
    ua.on('newRTCSession', ({ session, originator }: RTCSessionEvent) => {
      if (`${originator}` === 'remote') this.#incoming(session);
    });
    ua.on('sipEvent', ({ request }) => {
      const messages = readMessageSummary(request.body ?? '');
      if (messages !== null) this.#listener.waiting(messages);
    });
  }

  #incoming(session: RTCSession): void {
    const leg = this.#leg(session.id);
    leg.take(session);
    this.#listener.call({ type: 'incoming', id: leg.id, peer: peerOf(session) });
  }

  async #invite(id: string, number: string): Promise<void> {
    const leg = this.#leg(id);
    const mediaStream = await this.#microphone(leg);
    if (mediaStream === null || leg.isOver) return;
    const session = this.#ua.call(number, this.#media(mediaStream));
    leg.take(session);
  }

  async #answer(id: string): Promise<void> {
    const leg = this.#legs.get(id);
    const mediaStream = leg === undefined ? null : await this.#microphone(leg);
    if (leg === undefined || mediaStream === null || leg.isOver) return;
    leg.answer(this.#media(mediaStream));
  }

  /** The microphone of a call; without one the call ends. */
  async #microphone(leg: SipLeg): Promise<MediaStream | null> {
    try {
      const stream = await leg.sound.open(this.#devices().microphone);
      this.#listener.microphone(null);
      return stream;
    } catch (error) {
      this.#missed(error);
      leg.endWithout();
      return null;
    }
  }

  #missed(error: unknown): void {
    if (error instanceof MicrophoneError) this.#listener.microphone(error.fault);
  }

  #join(id: string, withId: string): void {
    const other = this.#legs.get(withId);
    if (other !== undefined) this.#legs.get(id)?.referTo(other);
  }

  #leg(id: string): SipLeg {
    const tell = (event: CallEvent) => {
      if (event.type === 'ended') this.#legs.delete(id);
      this.#listener.call(event);
    };
    const leg = new SipLeg(id, new CallSound(this.#devices().speaker), tell, () => this.#ua.isConnected());
    this.#legs.set(id, leg);
    return leg;
  }

  #media(mediaStream: MediaStream) {
    return { mediaStream, pcConfig: { iceServers: [...this.#account.iceServers] } };
  }
}

/** Whom a session is with. */
function peerOf(session: RTCSession): Peer {
  const { uri, display_name: name } = session.remote_identity;
  return { number: uri.user ?? '', name: name ?? '' };
}
