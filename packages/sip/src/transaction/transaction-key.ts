import type { SipRequest, SipResponse } from '../message/message.ts';
import { paramText } from '../message/params.ts';
import { rfc3261Branch } from '../message/via.ts';

/** Method whose transaction a request belongs to: an ACK to that of its INVITE. */
function transactionMethod(method: string): string {
  return method === 'ACK' ? 'INVITE' : method;
}

/**
 * Key of the server transaction a request belongs to (RFC 3261 §17.2.3): branch, sent-by and method, or for a
 * client of RFC 2543, which gives no usable branch, the fields that identify the request.
 */
export function serverKey(request: SipRequest, method: string = request.method): string {
  const { via } = request;
  const sentBy = `${via.host}:${via.port ?? ''}`;
  const branch = rfc3261Branch(via);
  if (branch !== undefined) return `${transactionMethod(method)} ${sentBy} ${branch}`;
  const branchText = paramText(via.params, 'branch') ?? '';
  const { callId, fromTag, cseq } = request;
  return `${transactionMethod(method)} ${sentBy} ${branchText} ${request.uriText} ${callId} ${fromTag} ${cseq.sequence}`;
}

/** Key of the client transaction a response belongs to (RFC 3261 §17.1.3). */
export function clientKey(message: SipRequest | SipResponse): string {
  return `${message.cseq.method} ${paramText(message.via.params, 'branch') ?? ''}`;
}

/** What is equal in copies of a request that came by different paths (RFC 3261 §8.2.2.2). */
export function mergeKey(request: SipRequest): string {
  return `${request.method} ${request.cseq.sequence} ${request.fromTag} ${request.callId}`;
}
