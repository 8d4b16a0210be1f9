import type { FaxTone, FaxToneDetector } from '@strowger/rtp';
import type { FaxPageReport } from '@strowger/switch';
import type { FaxSessionTerms } from '../api.ts';

/** Does T.30 with its modems. The one place that knows a DSP library; another could stand in its stead. */
export interface FaxDsp {
  /** A session whose modems speak over audio. */
  openAudio(setup: FaxSetup): AudioModem;
  /** A session that speaks T.38; `maxBitRate` as the remote's description says it. */
  openT38(setup: FaxSetup & T38Setup): T38Modem;
  /** Hears the tones of a fax in a call's audio. */
  openToneDetector(tone: FaxTone): FaxToneDetector;
}

export interface FaxSetup {
  readonly work: FaxWork;
  readonly terms: FaxSessionTerms;
  /** Told in the order in which it happens, within a call of the modem's methods. */
  readonly onEvent: (event: ModemEvent) => void;
}

export interface T38Setup {
  readonly version: number;
  /** Bits per second. */
  readonly maxBitRate: number;
  readonly rateManagement: 'transferredTCF' | 'localTCF';
  /** Takes a packet to send; so many times, the copies apart in time. */
  readonly onPacket: (packet: Uint8Array, copies: number) => void;
}

export type FaxWork =
  | {
      readonly kind: 'send';
      readonly path: string;
      readonly header: string;
      /** What is sent in its place to a receiver with this DIS (a frame); null: the document itself. */
      readonly reducedFor: (dis: Uint8Array) => string | null;
    }
  | { readonly kind: 'receive'; readonly path: string };

export type ModemEvent =
  /** A T.30 frame passed; `type` is its facsimile control field. */
  | { readonly name: 'frame'; readonly direction: 'in' | 'out'; readonly type: number; readonly frame: Uint8Array }
  /** A page was confirmed by the far side (sending) or kept (receiving). */
  | { readonly name: 'page'; readonly report: FaxPageReport }
  /** T.30 is over; `code` as `completionText` knows it. */
  | { readonly name: 'ended'; readonly code: number };

/** What the session has reached. */
export interface ModemStatus {
  readonly remoteIdent: string;
  readonly pages: number;
  /** Of the document; null when it is not open. */
  readonly totalPages: number | null;
  readonly rate: number;
  readonly ecm: boolean;
}

export interface Modem {
  status(): ModemStatus;
  /** The call is gone: T.30 ends (`ended` is told, if it was not). */
  hangUp(): void;
  /** Frees it; nothing is told any more. Idempotent. */
  close(): void;
}

export interface AudioModem extends Modem {
  /** Takes what was heard: linear, 8 kHz. Time of T.30 passes by it. */
  receive(samples: Int16Array): void;
  /** Fills a frame with what is to be said. */
  send(samples: Int16Array): void;
}

export interface T38Modem extends Modem {
  /** Takes a packet of the remote, by its 16 bit sequence number. */
  receive(packet: Uint8Array, sequence: number): void;
  /** Time of T.30 passes: so many samples at 8 kHz. */
  advance(samples: number): void;
}
