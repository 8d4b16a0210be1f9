import { sameUri } from '../message/compare-uri.ts';
import { formatUri } from '../message/format-uri.ts';
import type { SipRequest } from '../message/message.ts';
import { ownCopy } from '../message/own-copy.ts';
import { parseUri } from '../message/parse-uri.ts';
import type { Binding, BindingChange, RegistrarPolicy, RemovalReason } from './binding.ts';
import { type BindingsAfter, expireBindings } from './expire-bindings.ts';
import { type RegisterResponse, registered, tooBrief } from './register-response.ts';
import { type RequestedBinding, registerIntent } from './requested-bindings.ts';

export interface RegisterInput {
  /** Authenticated, and for the address of record that `bindings` are those of. */
  readonly request: SipRequest;
  readonly bindings: readonly Binding[];
  readonly source: Binding['source'];
  readonly flowId: string | undefined;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly policy: RegistrarPolicy;
}

export interface RegisterOutcome extends BindingsAfter {
  readonly response: RegisterResponse;
}

/** Bindings while they are being changed: all or nothing (RFC 3261 §10.3 step 7). */
interface Draft {
  readonly bindings: Binding[];
  readonly changes: BindingChange[];
}

function removed(draft: Draft, gone: readonly Binding[], reason: RemovalReason): Draft {
  return {
    bindings: draft.bindings.filter((binding) => !gone.includes(binding)),
    changes: [...draft.changes, ...gone.map((binding): BindingChange => ({ kind: 'removed', binding, reason }))],
  };
}

function hasSameUri(binding: Binding, wanted: RequestedBinding): boolean {
  return sameUri(parseUri(binding.contact), wanted.contact.uri);
}

/** The binding that a contact refreshes: by device and flow where it names them, whatever its URI (RFC 5626 §6). */
function isSameContact(binding: Binding, wanted: RequestedBinding): boolean {
  if (wanted.regId === undefined) return hasSameUri(binding, wanted);
  return isSameDevice(binding, wanted) || (binding.regId === undefined && hasSameUri(binding, wanted));
}

/** The same device, and the same of its flows (RFC 5626 §6): its new contact takes the place of the old. */
function isSameDevice(binding: Binding, wanted: RequestedBinding): boolean {
  return wanted.instance !== undefined && binding.instance === wanted.instance && binding.regId === wanted.regId;
}

/** A request that is older than what made the binding (RFC 3261 §10.3 step 7). */
function isOutOfOrder(binding: Binding, request: SipRequest): boolean {
  return binding.callId === request.callId && binding.cseq >= request.cseq.sequence;
}

function ownCopyOf(text: string | undefined): string | undefined {
  return text === undefined ? undefined : ownCopy(text);
}

/** It outlives its request for as long as a device is registered: all text is its own. */
function newBinding(input: RegisterInput, wanted: RequestedBinding, addedAt: number): Binding {
  const { request, source, flowId, now } = input;
  return {
    contact: ownCopy(formatUri(wanted.contact.uri)),
    source,
    flowId,
    expiresAt: now + wanted.expires * 1000,
    addedAt,
    refreshedAt: now,
    callId: ownCopy(request.callId),
    cseq: request.cseq.sequence,
    userAgent: ownCopyOf(request.headers.get('User-Agent')),
    q: wanted.q,
    instance: ownCopyOf(wanted.instance),
    regId: wanted.regId,
    path: request.headers.getAll('Path').map(ownCopy),
  };
}

function refresh(draft: Draft, previous: Binding, binding: Binding): Draft {
  return {
    bindings: draft.bindings.map((other) => (other === previous ? binding : other)),
    changes: [...draft.changes, { kind: 'refreshed', binding, previous }],
  };
}

/** A contact of the same request, named before this one. */
function isOfRequest(binding: Binding, request: SipRequest): boolean {
  return binding.callId === request.callId && binding.cseq === request.cseq.sequence;
}

function bind(draft: Draft, input: RegisterInput, wanted: RequestedBinding): Draft {
  const same = draft.bindings.find((binding) => isSameContact(binding, wanted));
  if (wanted.expires === 0) return same === undefined ? draft : removed(draft, [same], 'unregister');
  const device = draft.bindings.filter(
    (binding) => binding !== same && isSameDevice(binding, wanted) && !isOfRequest(binding, input.request),
  );
  const left = removed(draft, device, 'replaced');
  if (same !== undefined) return refresh(left, same, newBinding(input, wanted, same.addedAt));
  const binding = newBinding(input, wanted, input.now);
  return { bindings: [...left.bindings, binding], changes: [...left.changes, { kind: 'added', binding }] };
}

/** Keeps `maxBindings`: those that were refreshed longest ago go first, those of this request last. */
function dropOldest(draft: Draft, maxBindings: number): Draft {
  const excess = draft.bindings.length - maxBindings;
  if (excess <= 0) return draft;
  const byAge = [...draft.bindings].sort((left, right) => left.refreshedAt - right.refreshedAt);
  return removed(draft, byAge.slice(0, excess), 'dropped');
}

function removeAll(draft: Draft, request: SipRequest): Draft | undefined {
  if (draft.bindings.some((binding) => isOutOfOrder(binding, request))) return undefined;
  return removed(draft, draft.bindings, 'unregister');
}

/** Undefined when the request is older than a binding it touches. */
function bindAll(draft: Draft, input: RegisterInput, wanted: readonly RequestedBinding[]): Draft | undefined {
  const touches = (binding: Binding) =>
    wanted.some((contact) => isSameContact(binding, contact) || isSameDevice(binding, contact));
  if (draft.bindings.some((binding) => isOutOfOrder(binding, input.request) && touches(binding))) return undefined;
  const next = wanted.reduce((before, contact) => bind(before, input, contact), draft);
  return dropOldest(next, input.policy.maxBindings);
}

/**
 * The effect of a REGISTER on the bindings of an address of record (RFC 3261 §10.3, contract 20 §1.8).
 * Pure: the bindings given are left alone. Expired ones are taken out on the way and told among the changes.
 */
export function applyRegister(input: RegisterInput): RegisterOutcome {
  const { request, policy, now } = input;
  const current = expireBindings(input.bindings, now);
  const draft: Draft = { bindings: [...current.bindings], changes: [...current.changes] };
  const intent = registerIntent(request, policy);
  if (intent.kind === 'refused') {
    const response = intent.status === 423 ? tooBrief(policy.minExpires) : { status: intent.status, headers: [] };
    return { ...current, response };
  }
  if (intent.kind === 'query') return { ...current, response: registered(request, current.bindings, now) };
  const next = intent.kind === 'remove-all' ? removeAll(draft, request) : bindAll(draft, input, intent.bindings);
  if (next === undefined) return { ...current, response: { status: 500, headers: [] } };
  return { ...next, response: registered(request, next.bindings, now) };
}
