import type { HeaderEntry, ServerTransaction } from '@strowger/sip';
import type { RefusalReason, SwitchHost } from '@strowger/switch';

/** Connections over their rate and scanners get no answer at all. */
export type AnsweredRefusal = Exclude<RefusalReason, 'connections' | 'scanner'>;

interface Answer {
  readonly status: number;
  readonly text: string;
  /** Given before the sender has proven who he is: it leaves nothing behind, so that a flood costs no memory. */
  readonly stateless: boolean;
}

const toStranger = (status: number, text: string): Answer => ({ status, text, stateless: true });
const toSubscriber = (status: number, text: string): Answer => ({ status, text, stateless: false });

/** How each refusal is told to the sender. Nothing that a stranger is told says whether an extension exists. */
export const REFUSALS: Readonly<Record<AnsweredRefusal, Answer>> = {
  banned: toStranger(403, 'Address Temporarily Banned'),
  account_guarded: toStranger(403, 'Too Many Failed Logins'),
  unsupported_identity: toStranger(403, 'Unsupported Identity'),
  too_many_hops: toStranger(483, 'Too Many Hops'),
  rate: toStranger(503, 'Too Many Requests'),
  overload: toStranger(503, 'Server Overloaded'),
  closing: toStranger(503, 'Server Going Down'),
  identity: toSubscriber(403, 'Identity Not Authenticated'),
  address: toSubscriber(403, 'Address Not Allowed'),
  tenant_inactive: toSubscriber(403, 'Tenant Switched Off'),
  contact_malformed: toSubscriber(400, 'Malformed Contact'),
  interval_too_brief: toSubscriber(423, 'Interval Too Brief'),
  first_hop_without_outbound: toSubscriber(439, 'First Hop Lacks Outbound Support'),
  registration_out_of_order: toSubscriber(500, 'Registration Out Of Order'),
  transcoding_full: toSubscriber(488, 'No Room To Transcode'),
  session_interval: toSubscriber(422, 'Session Interval Too Small'),
  subscriptions_full: toSubscriber(503, 'Too Many Subscriptions'),
  replaces_malformed: toSubscriber(400, 'Malformed Replaces'),
  replaces_unknown: toSubscriber(481, 'No Call To Replace'),
  replaces_answered: toSubscriber(486, 'Call Already Answered'),
};

/** Refuses a request: answers it with the reason's own status and text, and tells the host. */
export function refuse(
  transaction: ServerTransaction,
  host: Pick<SwitchHost, 'security'>,
  reason: AnsweredRefusal,
  { detail = '', headers = [] }: { readonly detail?: string; readonly headers?: readonly HeaderEntry[] } = {},
): void {
  const { status, text, stateless } = REFUSALS[reason];
  host.security({ kind: 'refused', source: transaction.flow.remote.address, reason, status, detail });
  if (stateless) transaction.respondStateless(status, { reason: text, headers });
  else transaction.respond(status, { reason: text, headers });
}
