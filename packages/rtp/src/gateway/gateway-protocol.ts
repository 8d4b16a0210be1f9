import type { EndpointId } from '../plane/api.ts';
import type { RemoteWebRtc } from '../plane/webrtc.ts';

/** What the plane asks of the WebRTC gateway. */
export type GatewayCommand =
  | {
      readonly type: 'open';
      readonly id: EndpointId;
      readonly address: string;
      /** The one UDP port for ICE, DTLS and SRTP. */
      readonly port: number;
      /** Where on loopback the media thread's endpoint listens. */
      readonly relayPort: number;
      /** For a phone without ICE. */
      readonly iceless: boolean;
    }
  /** Make ready for an ICE restart, on another port. */
  | { readonly type: 'restart'; readonly id: EndpointId; readonly port: number }
  | { readonly type: 'remote'; readonly id: EndpointId; readonly remote: RemoteWebRtc }
  | { readonly type: 'close'; readonly id: EndpointId };

export interface GatewayRequest {
  readonly sequence: number;
  readonly command: GatewayCommand;
}

/** A session that waits for its remote. */
export interface OpenedSession {
  /** Its loopback port, towards the media thread. */
  readonly relayPort: number;
  readonly iceUfrag: string;
  readonly icePwd: string;
  readonly fingerprint: string;
}

export type GatewayReply =
  | { readonly type: 'done' }
  | { readonly type: 'port-taken' }
  | { readonly type: 'opened'; readonly session: OpenedSession };

export type GatewayMessage =
  | { readonly type: 'reply'; readonly sequence: number; readonly reply: GatewayReply }
  | { readonly type: 'refused'; readonly sequence: number; readonly message: string }
  /** Media flows with this remote. */
  | { readonly type: 'connected'; readonly id: EndpointId; readonly address: string; readonly port: number };
