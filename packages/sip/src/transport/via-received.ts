import type { SipRequest } from '../message/message.ts';
import { withParam } from '../message/params.ts';
import { formatVia } from '../message/via.ts';
import type { Flow } from './transport.ts';

/**
 * Notes on the topmost Via where a request came from: `received` when that is not what Via says, or when
 * `rport` was asked for, and then `rport` too (RFC 3261 §18.2.1, RFC 3581 §4).
 */
export function markReceived(request: SipRequest, flow: Flow): void {
  const { via } = request;
  const { address, port } = flow.remote;
  const wantsPort = via.params.has('rport');
  if (!wantsPort && via.host === address && !via.params.has('received')) return;
  let params = withParam(via.params, 'received', via.host === address && !wantsPort ? undefined : address);
  if (wantsPort) params = withParam(params, 'rport', String(port));
  request.headers.setFirst('Via', formatVia({ ...via, params }));
}
