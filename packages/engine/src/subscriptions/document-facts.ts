import type { LampCall } from './lamp.ts';

/** What a document says beside the state itself. */
export interface DocumentFacts {
  /** Address that was subscribed to: `sip:1002@acme.example`. */
  readonly entity: string;
  readonly domainName: string;
  /** Counts the documents of a subscription, from 0. */
  readonly version: number;
  /** Calls that the watcher was told of and that are over. */
  readonly ended: readonly LampCall[];
}
