import type { HeaderEntry } from '../message/headers.ts';
import type { SipRequest } from '../message/message.ts';
import { quote } from '../message/quoted-string.ts';
import type { Binding } from './binding.ts';
import { supports } from './requested-bindings.ts';

/** Status and header fields of the answer to a REGISTER. */
export interface RegisterResponse {
  readonly status: number;
  readonly headers: readonly HeaderEntry[];
}

/** How long a client may leave its flow silent, seconds: it sends a keep-alive within it (RFC 5626 §4.4.1). */
const FLOW_TIMER_S = 120;

function contactValue(binding: Binding, now: number): string {
  const expires = Math.max(0, Math.ceil((binding.expiresAt - now) / 1000));
  const q = binding.q === 1 ? '' : `;q=${binding.q}`;
  const instance = binding.instance === undefined ? '' : `;+sip.instance=${quote(binding.instance)}`;
  const regId = binding.regId === undefined ? '' : `;reg-id=${binding.regId}`;
  return `<${binding.contact}>${q}${instance}${regId};expires=${expires}`;
}

/** The Path that was stored, for a client that understands it (RFC 3327 §5.3), and that its flow is kept (RFC 5626 §6). */
function extensions(request: SipRequest, bindings: readonly Binding[]): HeaderEntry[] {
  const path = supports(request, 'path') ? request.headers.getAll('Path') : [];
  const keepsFlow = bindings.some(({ callId, cseq, regId }) => {
    return regId !== undefined && callId === request.callId && cseq === request.cseq.sequence;
  });
  return [
    ...path.map((value): HeaderEntry => ['Path', value]),
    ['Supported', 'path, outbound'],
    ...(keepsFlow ? [['Require', 'outbound'] satisfies HeaderEntry] : []),
    // Only the client's next hop keeps its flow: with proxies in between that is not us.
    ...(keepsFlow && request.vias.length === 1 ? [['Flow-Timer', String(FLOW_TIMER_S)] satisfies HeaderEntry] : []),
  ];
}

/** 200 with every current binding and its remaining lifetime (RFC 3261 §10.3 step 8). */
export function registered(request: SipRequest, bindings: readonly Binding[], now: number): RegisterResponse {
  const date: HeaderEntry = ['Date', new Date(now).toUTCString()];
  const contacts = bindings.map((binding): HeaderEntry => ['Contact', contactValue(binding, now)]);
  return { status: 200, headers: [...contacts, ...extensions(request, bindings), date] };
}

/** 423 with the shortest lifetime we take (RFC 3261 §10.3 step 7). */
export function tooBrief(minExpires: number): RegisterResponse {
  return { status: 423, headers: [['Min-Expires', String(minExpires)]] };
}
