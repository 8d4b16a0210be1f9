import type { FaxReceiver } from '../fax/plan.ts';

/** Where calls to a DID go (contract 20 §11). Disabled ones are here too: they claim their number. */
export interface InboundRouteConfiguration {
  readonly uuid: string;
  /** As stored: digits, maybe after a plus. */
  readonly number: string;
  /** Regular expression that decides in place of the number; empty = none. */
  readonly regex: string;
  readonly enabled: boolean;
  readonly order: number;
  readonly app: string;
  /** Destination of contract 20 §0.9. */
  readonly data: string;
  readonly namePrefix: string;
  readonly records: boolean;
  readonly accountcode: string;
  readonly holdMusic: string;
  readonly ringback: string;
  readonly distinctiveRing: string;
  /** Who has the call once it is heard that a fax calls (`destination_fax_detect`); absent: nobody listens. */
  readonly faxReceiver?: FaxReceiver;
}
