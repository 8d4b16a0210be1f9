import type { HeaderEntry, ServerTransaction } from '@strowger/sip';
import type { RefusalReason, SwitchHost } from '@strowger/switch';

/** How each refusal is told to the sender. None of them says whether an extension exists. */
const ANSWERS: Readonly<Record<RefusalReason, { readonly status: number; readonly text: string }>> = {
  banned: { status: 403, text: 'Address Temporarily Banned' },
  account_guarded: { status: 403, text: 'Too Many Failed Logins' },
  unsupported_identity: { status: 403, text: 'Unsupported Identity' },
  identity: { status: 403, text: 'Identity Not Authenticated' },
  address: { status: 403, text: 'Address Not Allowed' },
  rate: { status: 503, text: 'Too Many Requests' },
  connections: { status: 503, text: 'Too Many Connections' },
  overload: { status: 503, text: 'Server Overloaded' },
};

/** Refuses a request: answers it with the reason's own status and text, and tells the host. */
export function refuse(
  transaction: ServerTransaction,
  host: Pick<SwitchHost, 'security'>,
  reason: RefusalReason,
  { detail = '', headers = [] }: { readonly detail?: string; readonly headers?: readonly HeaderEntry[] } = {},
): void {
  const { status, text } = ANSWERS[reason];
  host.security({ kind: 'refused', source: transaction.flow.remote.address, reason, status, detail });
  transaction.respond(status, { reason: text, headers });
}
