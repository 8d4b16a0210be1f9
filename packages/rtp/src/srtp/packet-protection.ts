/** Set in the word of a report whose body is encrypted (RFC 3711 §3.4); the rest of the word is its index. */
export const ENCRYPTED = 0x80000000;
export const RTCP_HEADER_BYTES = 8;
export const RTCP_WORD_BYTES = 4;

/** Where a packet stands in its stream: SSRC, and its 48 bit index in two parts (RFC 3711 §3.3.1). */
export interface PacketPosition {
  readonly ssrc: number;
  readonly rollover: number;
  readonly sequence: number;
}

/** Encrypts and authenticates the packets of one kind in one direction, where they lie. */
export interface PacketProtection {
  /** Bytes that a packet grows by; a report grows by its word besides. */
  readonly tagBytes: number;
  /** Protects `packet[0..end)`, whose payload begins at `start`; the tag follows it. */
  sealRtp(packet: Buffer, start: number, end: number, position: PacketPosition): void;
  /** The same backwards; false, and nothing decrypted, when the tag is wrong. */
  openRtp(packet: Buffer, start: number, end: number, position: PacketPosition): boolean;
  /** Protects the report `packet[0..end)`; writes its word and its tag after it. */
  sealRtcp(packet: Buffer, end: number, ssrc: number, index: number): void;
  /** The word of a protected report. */
  rtcpWord(packet: Buffer): number;
  /** The same backwards: where the report ends, or null when the tag is wrong. */
  openRtcp(packet: Buffer, ssrc: number): number | null;
}
