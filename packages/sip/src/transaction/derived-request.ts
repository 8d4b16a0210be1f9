import { formatCSeq } from '../message/cseq.ts';
import { SipHeaders } from '../message/headers.ts';
import { SipRequest, type SipResponse } from '../message/message.ts';

function derive(invite: SipRequest, method: 'ACK' | 'CANCEL', to: string): SipRequest {
  const headers = new SipHeaders()
    .add('Via', invite.headers.get('Via') ?? '')
    .add('Max-Forwards', '70')
    .add('From', invite.headers.get('From') ?? '')
    .add('To', to)
    .add('Call-ID', invite.callId)
    .add('CSeq', formatCSeq({ sequence: invite.cseq.sequence, method }));
  for (const route of invite.headers.getAll('Route')) headers.add('Route', route);
  return new SipRequest({ method, uri: invite.uri, uriText: invite.uriText, headers });
}

/** ACK for a 300-699 response, sent within the INVITE transaction (RFC 3261 §17.1.1.3). */
export function ackForRefusal(invite: SipRequest, response: SipResponse): SipRequest {
  return derive(invite, 'ACK', response.headers.get('To') ?? '');
}

/** CANCEL for an INVITE that has been sent (RFC 3261 §9.1). `reason` is the value of a Reason header (RFC 3326). */
export function cancelFor(invite: SipRequest, reason?: string): SipRequest {
  const cancel = derive(invite, 'CANCEL', invite.headers.get('To') ?? '');
  if (reason !== undefined) cancel.headers.add('Reason', reason);
  return cancel;
}
