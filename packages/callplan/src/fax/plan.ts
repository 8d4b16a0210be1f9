/** Answer the call and receive a fax (contract 30 §20). */
export interface ReceiveFaxStep {
  readonly step: 'receive_fax';
  readonly receiver: FaxReceiver;
}

/** What led to the receiver: a program of an address, or an extension of type fax. */
export type FaxReceiver =
  | { readonly kind: 'program'; readonly programId: number }
  | { readonly kind: 'extension'; readonly extensionUuid: string };
