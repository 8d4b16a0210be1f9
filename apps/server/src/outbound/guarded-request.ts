import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { guardedLookup, requireTargetForm, type TargetRules } from './guard-target.ts';

export interface GuardedRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | null;
}

/**
 * Calls a URL that somebody else has chosen: only where the rules let it go, never following redirects. Each call has a
 * connection of its own, so that its target is resolved and checked anew, and goes to the very addresses that were
 * checked.
 * @param signal ends the exchange, the answer's body included
 * @returns the beginning of the answer; its body is for the caller to bound
 * @throws TargetRefused, and Error when the exchange fails
 */
export async function guardedRequest(
  target: string,
  request: GuardedRequest,
  rules: TargetRules,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const url = requireTargetForm(target, rules);
  const begin = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const outgoing = begin(
      url,
      {
        method: request.method ?? 'GET',
        headers: { ...request.headers, 'accept-encoding': 'identity' },
        lookup: guardedLookup(rules),
        agent: false,
        signal,
      },
      resolve,
    );
    outgoing.on('error', reject);
    outgoing.end(request.body ?? undefined);
  });
}
