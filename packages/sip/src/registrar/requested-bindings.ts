import { parseDecimal } from '../message/characters.ts';
import { contactExpires, contactInstance, contactQ } from '../message/contact.ts';
import type { SipRequest } from '../message/message.ts';
import { type NameAddr, parseNameAddr } from '../message/name-addr.ts';
import { paramText } from '../message/params.ts';
import type { RegistrarPolicy } from './binding.ts';

/** One contact of a REGISTER with the lifetime it is to get. */
export interface RequestedBinding {
  readonly contact: NameAddr;
  /** Seconds; 0 removes. */
  readonly expires: number;
  readonly q: number;
  readonly instance: string | undefined;
  /** Set for a flow of its own (RFC 5626 §6): the client supports outbound, and names device and flow. */
  readonly regId: number | undefined;
}

export type RegisterIntent =
  | { readonly kind: 'query' }
  | { readonly kind: 'remove-all' }
  | { readonly kind: 'bind'; readonly bindings: readonly RequestedBinding[] }
  | { readonly kind: 'refused'; readonly status: 400 | 423 | 439 };

/** Whether the sender of a request understands an extension (RFC 3261 §20.37). */
export function supports(request: SipRequest, optionTag: string): boolean {
  return request.headers.list('Supported').some((tag) => tag.toLowerCase() === optionTag);
}

/** The proxy next to the client must keep its flow: it says so by `ob` in its Path (RFC 5626 §5.1, §6). */
function firstHopKeepsFlow(request: SipRequest): boolean {
  if (request.vias.length === 1) return true;
  const first = request.headers.getAll('Path').at(-1);
  const uri = first === undefined ? undefined : parseNameAddr(first).uri;
  return uri?.scheme !== 'other' && uri?.params.has('ob') === true;
}

function requested(contact: NameAddr, request: SipRequest, policy: RegistrarPolicy): RequestedBinding {
  const asked = contactExpires(contact) ?? request.expires ?? policy.defaultExpires;
  const instance = contactInstance(contact);
  const regId = parseDecimal(paramText(contact.params, 'reg-id') ?? '', 2 ** 31 - 1);
  return {
    contact,
    expires: Math.min(asked, policy.maxExpires),
    q: contactQ(contact),
    instance,
    regId: instance !== undefined && supports(request, 'outbound') ? regId : undefined,
  };
}

/** RFC 3261 §10.3 step 6: `*` stands alone and with Expires 0. */
function wildcard(request: SipRequest): RegisterIntent {
  return request.expires === 0 ? { kind: 'remove-all' } : { kind: 'refused', status: 400 };
}

/** What a REGISTER asks for, lifetimes brought within the policy (RFC 3261 §10.3 steps 6 and 7). */
export function registerIntent(request: SipRequest, policy: RegistrarPolicy): RegisterIntent {
  const { contacts } = request;
  if (contacts === '*') return wildcard(request);
  if (contacts.length === 0) return { kind: 'query' };
  const bindings = contacts.map((contact) => requested(contact, request, policy));
  if (bindings.some(({ expires }) => expires > 0 && expires < policy.minExpires))
    return { kind: 'refused', status: 423 };
  if (bindings.some(({ regId }) => regId !== undefined) && !firstHopKeepsFlow(request))
    return { kind: 'refused', status: 439 };
  return { kind: 'bind', bindings };
}
