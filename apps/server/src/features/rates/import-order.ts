/** What is done with a file: it changes rates, becomes a deck, or is only looked at. */
export type ImportKind = 'update' | 'replace' | 'preview';

/** A file of rates for a plan. */
export interface ImportOrder {
  readonly kind: ImportKind;
  readonly planId: number;
  readonly serviceFlag: number;
  /** From when the deck counts; null: from when it is stored. */
  readonly from: Date | null;
  readonly name: string;
  /** Who sent it. */
  readonly createdBy: number;
}
