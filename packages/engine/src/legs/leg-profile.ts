import type { CallerId } from '@strowger/callplan';
import type { QueuePart } from './queue-part.ts';
import type { TrunkPart } from './trunk-part.ts';

/** Who is at a leg and where it is going: what its record and its channel row say of it. */
export interface LegProfile {
  readonly tenantId: number | null;
  readonly domainUuid: string | null;
  readonly domainName: string;
  readonly extensionUuid: string | null;
  readonly extension: string;
  readonly direction: 'inbound' | 'outbound' | 'local' | null;
  /** The caller as presented to the callee. */
  readonly callerName: string;
  readonly callerNumber: string;
  /** The caller does not want the callee to know who calls; the record does. */
  readonly withheld: boolean;
  /** The callee as shown to the caller; null for a caller's leg. */
  readonly calleeId: CallerId | null;
  /** The number first dialled, or the DID. */
  readonly dialled: string;
  readonly destination: string;
  readonly accountcode: string;
  /** The step carried out last, as `bridge`, `playback` or `hangup`. */
  readonly application: string;
  readonly applicationArgument: string;
  readonly bridgeUuid: string | null;
  /** The extension that took the call last, where the leg is of none itself: its record belongs to it. */
  readonly takenBy: { readonly extensionUuid: string; readonly extension: string } | null;
  /** The last of its kind that handled the call. */
  readonly ringGroupUuid: string | null;
  readonly menuUuid: string | null;
  readonly conferenceName: string | null;
  readonly queue: QueuePart | null;
  /** Null: it was sent to no provider. */
  readonly trunk: TrunkPart | null;
  /** The provider that it came from; null: it came from none. */
  readonly broughtBy: Pick<TrunkPart, 'providerId' | 'gatewayUuid'> | null;
  readonly blockReason: string | null;
  readonly missed: boolean;
  /** A recording of its conversation was begun. */
  readonly recorded: boolean;
  /** What a party that this leg puts on hold hears. */
  readonly holdMusic: string;
}

/** What is told of a leg to which nothing has happened yet. */
export const FRESH_LEG = {
  application: '',
  applicationArgument: '',
  bridgeUuid: null,
  takenBy: null,
  ringGroupUuid: null,
  menuUuid: null,
  conferenceName: null,
  queue: null,
  trunk: null,
  broughtBy: null,
  blockReason: null,
  missed: false,
  recorded: false,
} satisfies Partial<LegProfile>;
