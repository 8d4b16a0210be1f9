import type { CallHistory } from '../leg.ts';

/** Answer, let the caller find an extension by its owner's name, and lead him there (contract 20 §12.4). */
export interface DirectoryStep {
  readonly step: 'directory';
  readonly listings: readonly DirectoryListing[];
  /** Of the call that goes on. */
  readonly history: CallHistory;
}

/** An extension that can be found. */
export interface DirectoryListing {
  readonly extensionUuid: string;
  readonly number: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly numberSpoken: boolean;
}
