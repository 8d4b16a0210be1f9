import { randomBytes } from 'node:crypto';
import {
  type LocalWebRtc,
  type RemoteMedia,
  SRTP_MASTER_BYTES,
  SRTP_SUITES,
  type SrtpKey,
  type SrtpSuite,
} from '@strowger/rtp';
import { cryptoValue, type SdpAttribute } from '@strowger/sip';
import type { MediaProfile, RemoteSecurity } from './media-security.ts';

/** What one description of ours says of its protection. */
export interface OwnSecurity {
  readonly protocol: string;
  /** Of the medium. */
  readonly attributes: readonly SdpAttribute[];
  /** Of the session. */
  readonly groups: readonly SdpAttribute[];
}

const PLAIN: OwnSecurity = { protocol: 'RTP/AVP', attributes: [], groups: [] };
const FIRST_MID = '0';

/**
 * Our side of a leg's protection through all its offers and answers: one key a suite for the life of the leg, so that the
 * packet count goes on, and one DTLS role once it is settled (RFC 8842 §5).
 */
export class LegSecurity {
  readonly profile: MediaProfile;
  readonly #webRtc: LocalWebRtc | null;
  readonly #place: { readonly address: string; readonly port: number };
  readonly #keys = new Map<SrtpSuite, SrtpKey>();
  #remoteSetup: 'active' | 'passive' | null = null;
  #mid = FIRST_MID;
  #suite: SrtpSuite | null = null;
  #hasWebRtc = false;

  /** `profile`: what our offers ask for. `place`: where we are reached, for the one candidate. */
  constructor(
    profile: MediaProfile,
    webRtc: LocalWebRtc | undefined,
    place: { readonly address: string; readonly port: number },
  ) {
    this.profile = profile;
    this.#webRtc = webRtc ?? null;
    this.#place = place;
  }

  /** For the channel row: empty while media is plain. */
  get told(): string {
    if (this.#hasWebRtc) return 'srtp:dtls';
    return this.#suite === null ? '' : `srtp:sdes:${this.#suite}`;
  }

  /** What our offer says. */
  offer(): OwnSecurity {
    if (this.#webRtc !== null) return this.#webRtcSecurity(this.#webRtc, 'UDP/TLS/RTP/SAVPF', 'actpass', true);
    if (this.profile !== 'sdes' && this.#suite === null) return PLAIN;
    const values = SRTP_SUITES.map((suite, index) => cryptoValue(index + 1, suite, this.#keyOf(suite).master));
    return { protocol: 'RTP/SAVP', attributes: values.map((value) => ({ name: 'crypto', value })), groups: [] };
  }

  /** What our answer says to an offer that was settled. */
  answer(offered: RemoteSecurity, protocol: string): OwnSecurity {
    if (offered.profile === 'webrtc' && this.#webRtc !== null) {
      const setup = this.#remoteSetup === 'active' ? 'passive' : 'active';
      return this.#webRtcSecurity(this.#webRtc, protocol, setup, offered.bundled);
    }
    const key = offered.profile === 'sdes' ? offered.keys[0] : undefined;
    if (key === undefined) return { ...PLAIN, protocol };
    const value = cryptoValue(key.tag, key.suite, this.#keyOf(key.suite).master);
    return { protocol, attributes: [{ name: 'crypto', value }], groups: [] };
  }

  /** What the media plane needs when the phone offered; null when the leg cannot travel so. */
  acceptOffer(offered: RemoteSecurity): Pick<RemoteMedia, 'srtp' | 'webrtc'> | null {
    if (offered.profile === 'webrtc') {
      return this.#acceptWebRtc(offered, offered.setup === 'actpass' ? 'passive' : offered.setup);
    }
    if (this.#webRtc !== null) return null;
    return offered.profile === 'plain' ? this.#acceptPlain() : this.#acceptKey(offered.keys[0]);
  }

  /** The same when the phone answered our offer: in the profile offered, with one of the keys asked for. */
  acceptAnswer(answered: RemoteSecurity): Pick<RemoteMedia, 'srtp' | 'webrtc'> | null {
    if (answered.profile === 'webrtc') {
      return answered.setup === 'actpass' ? null : this.#acceptWebRtc(answered, answered.setup);
    }
    if (this.#webRtc !== null) return null;
    const offeredKeys = this.profile === 'sdes' || this.#suite !== null;
    if (!offeredKeys) return this.#acceptPlain();
    if (answered.profile === 'plain') return null;
    const key = answered.keys[0];
    return key !== undefined && SRTP_SUITES[key.tag - 1] === key.suite ? this.#acceptKey(key) : null;
  }

  #acceptPlain(): Pick<RemoteMedia, 'srtp'> {
    this.#suite = null;
    return {};
  }

  #acceptKey(key: SrtpKey | undefined): Pick<RemoteMedia, 'srtp'> | null {
    if (key === undefined) return null;
    this.#suite = key.suite;
    return { srtp: { send: this.#keyOf(key.suite), receive: { suite: key.suite, master: key.master } } };
  }

  #acceptWebRtc(
    remote: Extract<RemoteSecurity, { profile: 'webrtc' }>,
    setup: 'active' | 'passive',
  ): Pick<RemoteMedia, 'webrtc'> | null {
    if (this.#webRtc === null) return null;
    // A transport that stands keeps its roles.
    this.#remoteSetup ??= setup;
    this.#mid = remote.mid ?? this.#mid;
    this.#hasWebRtc = true;
    return { webrtc: { ...remote.transport, setup: this.#remoteSetup } };
  }

  #keyOf(suite: SrtpSuite): SrtpKey {
    const known = this.#keys.get(suite);
    if (known !== undefined) return known;
    const key: SrtpKey = { suite, master: new Uint8Array(randomBytes(SRTP_MASTER_BYTES)) };
    this.#keys.set(suite, key);
    return key;
  }

  /** RFC 8839 (ICE), RFC 8842 (DTLS), RFC 5576 (a browser plays only streams that are announced). */
  #webRtcSecurity(own: LocalWebRtc, protocol: string, setup: string, bundled: boolean): OwnSecurity {
    const { address, port } = this.#place;
    return {
      protocol,
      attributes: [
        { name: 'mid', value: this.#mid },
        { name: 'rtcp-mux' },
        { name: 'ice-ufrag', value: own.iceUfrag },
        { name: 'ice-pwd', value: own.icePwd },
        { name: 'fingerprint', value: own.fingerprint },
        { name: 'setup', value: setup },
        { name: 'candidate', value: `1 1 UDP 2130706431 ${address} ${port} typ host` },
        { name: 'end-of-candidates' },
        { name: 'msid', value: 'strowger audio' },
        { name: 'ssrc', value: `${own.ssrc} cname:${own.cname}` },
      ],
      groups: bundled ? [{ name: 'group', value: `BUNDLE ${this.#mid}` }] : [],
    };
  }
}
