/** A live leg as contract 20 §13.1 shows it; times are epoch milliseconds. */
export interface Channel {
  readonly uuid: string;
  readonly leg: 'a' | 'b';
  readonly tenantId: number;
  readonly domainName: string;
  readonly direction: 'local' | 'inbound' | 'outbound';
  readonly createdAt: number;
  readonly answeredAt: number | null;
  readonly name: string;
  readonly state: string;
  readonly callState: CallState;
  readonly callerName: string;
  readonly callerNumber: string;
  readonly destination: string;
  readonly application: string;
  readonly readCodec: string;
  readonly writeCodec: string;
  readonly secure: string;
  readonly address: string;
  readonly bridgeUuid: string | null;
  readonly extensionUuid: string | null;
  readonly extension: string;
}

export type CallState =
  | 'DOWN'
  | 'DIALING'
  | 'RINGING'
  | 'EARLY'
  | 'ACTIVE'
  | 'HELD'
  | 'RING_WAIT'
  | 'HANGUP'
  | 'UNHELD';

/** A live registration (contract 20 §13.1); times are epoch milliseconds. */
export interface Registration {
  readonly tenantId: number;
  readonly domainName: string;
  readonly extensionUuid: string;
  readonly extension: string;
  readonly contact: string;
  readonly networkIp: string;
  readonly networkPort: number;
  readonly transport: string;
  readonly userAgent: string;
  readonly expiresAt: number;
  /** When its phone last sent it. */
  readonly refreshedAt: number;
  readonly behindNat: boolean;
  readonly pingMs: number | null;
}
