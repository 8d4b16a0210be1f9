import type { CallerId } from '../configuration.ts';
import type { CallHistory } from '../leg.ts';

/** Call a number of this system that another tenant owns, as its inbound call (contract 20 §0.10 step 14). */
export interface CallDidStep {
  readonly step: 'call_did';
  readonly number: string;
  /** It is no DID but a number of the tenant's own plan, which the system itself calls. */
  readonly inside?: true;
  /** Its owner. */
  readonly tenantId: number;
  /** Who calls, as the outside sees him; without a number: withheld. */
  readonly callerId: CallerId;
  /** Of the owner's call: how far the call has come already, so that tenants cannot send it round in circles. */
  readonly history: CallHistory;
}
