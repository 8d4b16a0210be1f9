import type { OutboundConfiguration } from '../outbound/configuration.ts';

/** Numbers of this system, whoever owns them, and the ways out: what planning knows beyond the caller's own tenant. */
export interface PlatformNumbers {
  /** Who is called at a DID that is dialled with its whole number, an international prefix apart; null: nobody here. */
  ownerOfDid(dialled: string): DidOwner | null;
  /** Absent: nothing leaves the platform. */
  readonly outbound?: OutboundConfiguration | undefined;
}

export interface DidOwner {
  readonly tenantId: number;
  /** The DID as its owner routes it. */
  readonly number: string;
}

/** Of a platform with one tenant. */
export const NO_OTHER_NUMBERS: PlatformNumbers = { ownerOfDid: () => null };
