import { randomBytes } from 'node:crypto';
import {
  type LocalWebRtc,
  type RemoteMedia,
  SRTP_SUITES,
  type SrtpKey,
  type SrtpSuite,
  srtpMasterBytes,
} from '@strowger/rtp';
import { cryptoValue, type SdpAttribute } from '@strowger/sip';
import { type DtlsSecurity, type MediaProfile, type RemoteSecurity, usesDtls } from './media-security.ts';

/** What one description of ours says of its protection. */
export interface OwnSecurity {
  readonly protocol: string;
  /** Of the medium. */
  readonly attributes: readonly SdpAttribute[];
  /** Of the session. */
  readonly groups: readonly SdpAttribute[];
}

/** Where we are reached: a candidate for each address, the best first. */
export interface Reached {
  readonly addresses: readonly string[];
  readonly port: number;
}

const PLAIN: OwnSecurity = { protocol: 'RTP/AVP', attributes: [], groups: [] };
const FIRST_MID = '0';

/**
 * Our side of a leg's protection through all its offers and answers: one key a suite for the life of the leg, so that the
 * packet count goes on, and one DTLS role once it is settled (RFC 8842 §5).
 */
export class LegSecurity {
  readonly profile: MediaProfile;
  #webRtc: LocalWebRtc | null;
  #reached: Reached;
  readonly #keys = new Map<SrtpSuite, SrtpKey>();
  #remoteSetup: 'active' | 'passive' | null = null;
  #remoteNominates: boolean | null = null;
  #restarted = false;
  /** As the phone names it, where it has. */
  #dtlsProtocol = 'UDP/TLS/RTP/SAVPF';
  #mid = FIRST_MID;
  #suite: SrtpSuite | null = null;
  /** What the phone said last of its transport. */
  #remote: DtlsSecurity | null = null;

  /** `profile`: what our offers ask for. */
  constructor(profile: MediaProfile, webRtc: LocalWebRtc | undefined, reached: Reached) {
    this.profile = profile;
    this.#webRtc = webRtc ?? null;
    this.#reached = reached;
  }

  /** For the channel row: empty while media is plain. */
  get told(): string {
    if (this.#remote !== null) return 'srtp:dtls';
    return this.#suite === null ? '' : `srtp:sdes:${this.#suite}`;
  }

  /** What our offer says. */
  offer(): OwnSecurity {
    if (this.#webRtc !== null) return this.#webRtcSecurity(this.#webRtc, this.#dtlsProtocol, 'actpass', true);
    if (this.profile !== 'sdes' && this.#suite === null) return PLAIN;
    const values = SRTP_SUITES.map((suite, index) => cryptoValue(index + 1, suite, this.#keyOf(suite).master));
    return { protocol: 'RTP/SAVP', attributes: values.map((value) => ({ name: 'crypto', value })), groups: [] };
  }

  /** What our answer says to an offer that was settled. */
  answer(offered: RemoteSecurity, protocol: string): OwnSecurity {
    if (usesDtls(offered) && this.#webRtc !== null) {
      this.#dtlsProtocol = protocol;
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
    if (usesDtls(offered)) {
      const setup = offered.setup === 'actpass' ? this.#roleFor(offered) : offered.setup;
      return this.#acceptDtls(offered, setup, !offered.isIceLite);
    }
    if (this.#webRtc !== null) return null;
    return offered.profile === 'plain' ? this.#acceptPlain() : this.#acceptKey(offered.keys[0]);
  }

  /** The same when the phone answered our offer: in the profile offered, with one of the keys asked for. */
  acceptAnswer(answered: RemoteSecurity): Pick<RemoteMedia, 'srtp' | 'webrtc'> | null {
    if (usesDtls(answered))
      return answered.setup === 'actpass' ? null : this.#acceptDtls(answered, answered.setup, false);
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

  /** True when a browser asks for an ICE restart (RFC 8839 §4.4.1.1.1): it gets another transport of ours. */
  isRestartedBy(offered: RemoteSecurity): boolean {
    return (
      offered.profile === 'webrtc' &&
      this.#remote?.profile === 'webrtc' &&
      offered.transport.iceUfrag !== this.#remote.transport.iceUfrag
    );
  }

  /** The new transport; its roles are still to be settled. */
  restart(webRtc: LocalWebRtc | undefined, port: number): void {
    this.#webRtc = webRtc ?? null;
    this.#reached = { ...this.#reached, port };
    this.#remoteSetup = null;
    this.#remoteNominates = null;
    this.#restarted = true;
  }

  /**
   * Who begins when the phone leaves it to us: without ICE the phone, so that a NAT before it lets the answer in; a browser
   * after a restart, as what reaches it before our answer does would go to its former association.
   */
  #roleFor({ profile }: DtlsSecurity): 'active' | 'passive' {
    return profile === 'dtls' || this.#restarted ? 'active' : 'passive';
  }

  #acceptDtls(
    remote: DtlsSecurity,
    setup: 'active' | 'passive',
    nominates: boolean,
  ): Pick<RemoteMedia, 'webrtc'> | null {
    if (this.#webRtc === null || remote.profile !== this.profile) return null;
    // A transport that stands keeps its roles.
    this.#remoteSetup ??= setup;
    this.#remoteNominates ??= nominates;
    this.#mid = remote.mid ?? this.#mid;
    this.#remote = remote;
    return { webrtc: { ...remote.transport, setup: this.#remoteSetup, nominates: this.#remoteNominates } };
  }

  #keyOf(suite: SrtpSuite): SrtpKey {
    const known = this.#keys.get(suite);
    if (known !== undefined) return known;
    const key: SrtpKey = { suite, master: new Uint8Array(randomBytes(srtpMasterBytes(suite))) };
    this.#keys.set(suite, key);
    return key;
  }

  /** RFC 5763: as with ICE, but for its lines. */
  #dtlsSecurity({ fingerprint }: LocalWebRtc, protocol: string, setup: string): OwnSecurity {
    const rtcpMux = this.#remote?.transport.direct?.rtcpMux === true;
    return {
      protocol,
      attributes: [
        ...(rtcpMux ? [{ name: 'rtcp-mux' }] : []),
        { name: 'fingerprint', value: fingerprint },
        { name: 'setup', value: setup },
      ],
      groups: [],
    };
  }

  /** RFC 8839 (ICE), RFC 8842 (DTLS), RFC 5576 (a browser plays only streams that are announced). */
  #webRtcSecurity(own: LocalWebRtc, protocol: string, setup: string, bundled: boolean): OwnSecurity {
    if (this.profile === 'dtls') return this.#dtlsSecurity(own, protocol, setup);
    const { addresses, port } = this.#reached;
    return {
      protocol,
      attributes: [
        { name: 'mid', value: this.#mid },
        { name: 'rtcp-mux' },
        { name: 'ice-ufrag', value: own.iceUfrag },
        { name: 'ice-pwd', value: own.icePwd },
        { name: 'fingerprint', value: own.fingerprint },
        { name: 'setup', value: setup },
        ...addresses.map((address, index) => hostCandidate(index, address, port)),
        { name: 'end-of-candidates' },
        { name: 'msid', value: 'strowger audio' },
        { name: 'ssrc', value: `${own.ssrc} cname:${own.cname}` },
      ],
      groups: bundled ? [{ name: 'group', value: `BUNDLE ${this.#mid}` }] : [],
    };
  }
}

/** RFC 8839 §5.1, with the priority of RFC 8445 §5.1.2.1 for a host candidate. */
function hostCandidate(index: number, address: string, port: number): SdpAttribute {
  const priority = 126 * 2 ** 24 + (65_535 - index) * 2 ** 8 + 255;
  return { name: 'candidate', value: `${index + 1} 1 UDP ${priority} ${address} ${port} typ host` };
}
