import type { FaxReceiver } from '@strowger/callplan';

export type { FaxReceiver };

/** How a fax is to be carried (contract 30 §20). */
export interface FaxTerms {
  /** Station id (TSI or CSI), at most 20 characters. */
  readonly ident: string;
  readonly ecm: boolean;
  /** `accept`: when the peer asks; `request`: asked for by us as well; `refuse`: G.711 alone. */
  readonly t38: 'accept' | 'request' | 'refuse';
  /** Without V.17 the rate is at most 9,600 (a retry after a failed training). */
  readonly v17: boolean;
}

export interface FaxToSend extends FaxTerms {
  /** A fax TIFF in clear, in a private folder; the caller removes it after the attempt. */
  readonly path: string;
  /** Written above each page; "" : none. */
  readonly header: string;
}

/** The evidence of one fax session, both ways. */
export interface FaxOutcome {
  /** T.30 ended well, every page was confirmed and there was at least one. */
  readonly success: boolean;
  /** T.30 completion code of the DSP; 0: no error. */
  readonly code: number;
  /** The reason in plain words. */
  readonly text: string;
  /** Pages confirmed (sent) or kept (received). */
  readonly pages: number;
  /** Of the document; null where it is not known (receiving). */
  readonly totalPages: number | null;
  /** What the far side calls itself. */
  readonly remoteIdent: string;
  /** Bits per second of the last page. */
  readonly rate: number;
  readonly ecm: boolean;
  readonly path: 'g711' | 't38';
  readonly pageReports: readonly FaxPageReport[];
}

export interface FaxPageReport {
  /** From 1. */
  readonly page: number;
  readonly widthPixels: number;
  readonly lengthPixels: number;
  readonly xResolution: number;
  readonly yResolution: number;
  readonly badRows: number;
  readonly imageBytes: number;
  readonly rate: number;
  /** Compression on the line: `MH`, `MR`, `MMR`. */
  readonly encoding: string;
}

/** A call that a fax receiver is to answer. */
export interface IncomingFax {
  readonly tenantId: number;
  readonly callUuid: string;
  /** What led to the receiver: a program of an address, or an extension of type fax. */
  readonly receiver: FaxReceiver;
  readonly callerNumber: string;
  readonly callerName: string;
  readonly calledNumber: string;
}

/** Where a received fax goes, and how it is received. */
export interface FaxReception {
  /** The host's own mark of it. */
  readonly receptionId: number;
  /** Where the engine writes the TIFF: a private folder that the host made and removes. */
  readonly path: string;
  readonly terms: FaxTerms;
}

/** The host's side of received faxes (contract 30 §21). */
export interface FaxInbox {
  /** Asked before the call is answered; null: it is rejected (CALL_REJECTED). */
  expect(fax: IncomingFax): Promise<FaxReception | null>;
  /** The session is over; what came lies at `path` when `outcome.pages` > 0. Called once for each reception. */
  received(reception: FaxReception, outcome: FaxOutcome, times: FaxTimes): Promise<void>;
}

/** Epoch milliseconds. */
export interface FaxTimes {
  readonly answeredAt: number | null;
  readonly endedAt: number;
}
