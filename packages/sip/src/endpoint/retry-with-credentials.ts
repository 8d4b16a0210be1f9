import { parseAuthValue } from '../digest/auth-params.ts';
import { answerChallenge, type CredentialsLookup } from '../digest/digest-answer.ts';
import { formatCSeq } from '../message/cseq.ts';
import { SipRequest, type SipResponse } from '../message/message.ts';

export interface RetryOptions {
  readonly credentials?: CredentialsLookup | undefined;
  /** Next sequence number; one more than the request's unless given. */
  readonly nextSequence?: (() => number) | undefined;
}

function realmOf(text: string): string | undefined {
  return parseAuthValue(text)?.params.get('realm');
}

/**
 * The request once more with credentials for a 401 or 407 (RFC 3261 §22.2); without Via, which the next transaction
 * adds. Undefined when there is no account, or when credentials for the realm were refused already.
 */
export function retryWithCredentials(
  request: SipRequest,
  response: SipResponse,
  options: RetryOptions,
): SipRequest | undefined {
  const lookup = options.credentials;
  if (lookup === undefined || (response.status !== 401 && response.status !== 407)) return undefined;
  const answer = answerChallenge(response, { method: request.method, uri: request.uriText }, lookup);
  if (answer === undefined) return undefined;
  const given = request.headers.getAll(answer.header);
  const others = given.filter((text) => realmOf(text) !== answer.challenge.realm);
  if (others.length < given.length && !answer.challenge.stale) return undefined;
  const headers = request.headers
    .clone()
    .deleteFirst('Via')
    .set(answer.header, [...others, answer.value]);
  const sequence = options.nextSequence?.() ?? request.cseq.sequence + 1;
  headers.set('CSeq', formatCSeq({ sequence, method: request.method }));
  return new SipRequest({
    method: request.method,
    uri: request.uri,
    uriText: request.uriText,
    headers,
    body: request.body,
  });
}
