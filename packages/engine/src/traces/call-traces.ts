import type { Sighting } from '@strowger/sip';
import { ownCopy } from '@strowger/sip';
import type { CallRecord, CallTrace, TracedLeg } from '@strowger/switch';
import { Conversation } from './conversation.ts';
import { type SeenMessage, seenMessage, tracedMessage } from './seen-message.ts';
import { Strangers } from './strangers.ts';
import type { TraceLimits } from './trace-limits.ts';

/** What a leg takes beside its messages: what is told of it, and the keys that it is found by. */
const LEG_BYTES = 2000;

interface Trace {
  readonly id: string;
  readonly tenantId: number | null;
  readonly conversation: Conversation;
  readonly legs: Map<string, TracedLeg>;
  readonly dialogs: Set<string>;
  touchedAt: number;
}

/**
 * The signalling of calls, kept for a while and found by any leg of the call. A conversation belongs to a leg by its
 * SIP Call-ID: one that we chose is ours alone, one that a phone chose counts only together with its address, so that
 * nobody can move another's messages into a call of his own.
 */
export class CallTraces {
  readonly #limits: TraceLimits;
  readonly #now: () => number;
  /** In the order of their beginning. */
  readonly #traces = new Set<Trace>();
  readonly #byLeg = new Map<string, Trace>();
  readonly #byDialog = new Map<string, { readonly trace: Trace; readonly legUuid: string }>();
  readonly #strangers = new Strangers();
  #bytes = 0;

  constructor(limits: TraceLimits, now: () => number) {
    this.#limits = limits;
    this.#now = now;
  }

  /** Octets held for calls. */
  get bytes(): number {
    return this.#bytes;
  }

  /** A message passed a socket. Gives it back with the leg of a call that it was found to belong to. */
  seen(sighting: Sighting): SeenMessage | null {
    const message = seenMessage(sighting, this.#now());
    if (message === null) return null;
    const { callId } = message.outline;
    const theirs = dialogKey(callId, sighting.remote.address);
    const found = this.#byDialog.get(callId) ?? this.#byDialog.get(theirs);
    if (found === undefined) {
      this.#strangers.note(theirs, message);
      return message;
    }
    const known = { ...message, legUuid: found.legUuid };
    this.#add(found.trace, [known]);
    return known;
  }

  /** What a leg's record says now; the first word of a leg begins its trace or joins that of the leg it comes from. */
  note(record: CallRecord, ended: boolean): void {
    const trace = this.#traceOf(record);
    const leg = tracedLeg(record, ended);
    if (!trace.legs.has(leg.uuid)) this.#bytes += LEG_BYTES;
    trace.legs.set(leg.uuid, leg);
    if (record.remote_ip !== '') this.#attach(trace, leg.uuid, dialogKey(record.sip_call_id, record.remote_ip));
    this.#makeRoom();
  }

  /** From now on the leg also talks under this SIP Call-ID, which is one of our own making and has not been used yet. */
  join(legUuid: string, sipCallId: string): void {
    const trace = this.#byLeg.get(legUuid);
    if (trace !== undefined) this.#attach(trace, legUuid, sipCallId);
  }

  /** The whole call that a leg belongs to. */
  find(legUuid: string): CallTrace | null {
    const trace = this.#byLeg.get(legUuid);
    if (trace === undefined) return null;
    const { id, tenantId, conversation, legs } = trace;
    const messages = conversation.messages.map(tracedMessage);
    return { callId: id, tenantId, messages, messagesLeftOut: conversation.leftOut, legs: [...legs.values()] };
  }

  /** The call of a leg; null when it is none of a known call. */
  callOf(legUuid: string | null): string | null {
    return legUuid === null ? null : (this.#byLeg.get(legUuid)?.id ?? null);
  }

  /** Forgets the calls of which nothing was heard for too long. */
  sweep(): void {
    const oldest = this.#now() - this.#limits.maxAgeMs;
    for (const trace of this.#traces) if (trace.touchedAt < oldest) this.#forget(trace);
  }

  #traceOf(record: CallRecord): Trace {
    const origin = record.originating_leg_uuid;
    const known = this.#byLeg.get(record.call_id) ?? (origin === null ? undefined : this.#byLeg.get(origin));
    const trace = known !== undefined && known.tenantId === record.tenant_id ? known : this.#begin(record);
    this.#byLeg.set(record.call_id, trace);
    return trace;
  }

  #begin({ call_id: id, tenant_id: tenantId }: CallRecord): Trace {
    const conversation = new Conversation(this.#limits.maxBytesPerCall);
    const trace = { id, tenantId, conversation, legs: new Map(), dialogs: new Set<string>(), touchedAt: this.#now() };
    this.#traces.add(trace);
    return trace;
  }

  #attach(trace: Trace, legUuid: string, key: string): void {
    if (this.#byDialog.has(key)) return;
    const kept = ownCopy(key);
    this.#byDialog.set(kept, { trace, legUuid });
    trace.dialogs.add(kept);
    this.#add(
      trace,
      this.#strangers.take(key).map((message) => ({ ...message, legUuid })),
    );
  }

  #add(trace: Trace, messages: readonly SeenMessage[]): void {
    this.#bytes -= trace.conversation.bytes;
    trace.conversation.addAll(messages);
    this.#bytes += trace.conversation.bytes;
    trace.touchedAt = this.#now();
    this.#makeRoom();
  }

  #makeRoom(): void {
    for (const oldest of this.#traces) {
      if (this.#bytes <= this.#limits.maxBytes) return;
      this.#forget(oldest);
    }
  }

  #forget(trace: Trace): void {
    if (!this.#traces.delete(trace)) return;
    this.#bytes -= trace.conversation.bytes + trace.legs.size * LEG_BYTES;
    for (const uuid of trace.legs.keys()) this.#byLeg.delete(uuid);
    for (const key of trace.dialogs) this.#byDialog.delete(key);
  }
}

function dialogKey(sipCallId: string, address: string): string {
  return `${sipCallId} ${address}`;
}

function tracedLeg(record: CallRecord, ended: boolean): TracedLeg {
  return {
    uuid: record.call_id,
    leg: record.leg,
    extensionUuid: record.extension_uuid,
    extension: record.extension,
    callerNumber: record.caller_number,
    destination: record.destination,
    startedAt: record.start_time,
    answeredAt: record.answer_time,
    endedAt: ended ? record.end_time : null,
    hangupCause: ended ? record.hangup_cause : null,
    codec: record.write_codec,
    remoteMediaAddress: ownCopy(record.remote_media_ip),
    media: record.media,
  };
}
