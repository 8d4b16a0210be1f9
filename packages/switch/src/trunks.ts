import type { TenantConfiguration } from '@strowger/callplan';

/** The platform's ways to the outside as far as calls come in by them (contract 20 §11, 30 §2.2). From memory alone. */
export interface Trunks {
  /** The provider that sends from this address; null: nobody who is trusted. */
  peerAt(address: string): Peer | null;
  /** Whose number was called: `numbers` as the INVITE may name it, the most telling first. */
  ownerOf(numbers: readonly string[], peer: Peer): Promise<CalledNumber | null>;
}

/** A provider that is known by its address. */
export interface Peer {
  readonly providerId: number;
  readonly name: string;
  /** Whose numbers alone it may bring calls for; null: everybody's. */
  readonly tenantId: number | null;
}

export interface CalledNumber {
  readonly tenant: TenantConfiguration;
  /** The one of the numbers that is routed. */
  readonly number: string;
}
