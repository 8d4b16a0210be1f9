import type { Leg } from '../legs/leg.ts';
import { OutboundLeg } from '../legs/outbound-leg.ts';
import type { ReplacedDialog } from '../legs/replaced-dialog.ts';
import type { Services } from '../services.ts';
import { Call } from './call.ts';

/** The live calls of the engine, and what is counted over them. */
export class Calls {
  readonly #services: Services;
  readonly #calls = new Set<Call>();
  readonly #farewells = new Set<Promise<void>>();
  #emptied: (() => void) | null = null;

  constructor(services: Services) {
    this.#services = services;
  }

  /** Makes a call; it leaves by itself when its last leg has ended. */
  open(tenantId: number): Call {
    const call: Call = new Call({
      services: this.#services,
      tenantId,
      liveCallsOf: (extensionUuid, except) => this.liveCallsOf(extensionUuid, except),
      parting: (farewell) => this.#remember(farewell),
      over: (ended) => this.#remove(ended),
      find: (replaced) => this.findReplaced(replaced),
      split: (leg) => this.#split(leg, tenantId),
      ringingAt: (extensionUuids) => this.ringingAt(tenantId, extensionUuids),
      talkingAt: (extensionUuid) => this.talkingAt(tenantId, extensionUuid),
    });
    this.#calls.add(call);
    return call;
  }

  get all(): ReadonlySet<Call> {
    return this.#calls;
  }

  *legs(): Generator<{ readonly call: Call; readonly leg: Leg }> {
    for (const call of this.#calls) for (const leg of call.legs) yield { call, leg };
  }

  get legCount(): number {
    let count = 0;
    for (const call of this.#calls) count += call.legs.size;
    return count;
  }

  /** Live calls of a tenant, one for each A leg, emergency calls apart (contract 10 §9.4). */
  countOf(tenantId: number): number {
    let count = 0;
    for (const call of this.#calls) if (call.tenantId === tenantId && !call.isEmergency) count += 1;
    return count;
  }

  /** Live calls that an extension takes part in, either way, besides `except` (contract 20 §1.8.8). */
  liveCallsOf(extensionUuid: string, except: Call): number {
    let count = 0;
    for (const call of this.#calls) if (call !== except && call.involves(extensionUuid)) count += 1;
    return count;
  }

  /** Legs of a tenant's extension that are connected with somebody. */
  talkingAt(tenantId: number, extensionUuid: string): Leg[] {
    return [...this.legs()]
      .filter(({ call, leg }) => call.tenantId === tenantId && leg.profile.extensionUuid === extensionUuid)
      .filter(({ call, leg }) => leg.isLive && call.partnerOf(leg) !== null)
      .map(({ leg }) => leg);
  }

  find(legUuid: string): { readonly call: Call; readonly leg: Leg } | null {
    for (const entry of this.legs()) if (entry.leg.uuid === legUuid && entry.leg.isLive) return entry;
    return null;
  }

  /** The phone of the tenant that has rung longest at one of these extensions (contract 20 §12.3 pickup). */
  ringingAt(tenantId: number, extensionUuids: readonly string[]): { readonly call: Call; readonly leg: Leg } | null {
    const wanted = new Set(extensionUuids);
    let oldest: { readonly call: Call; readonly leg: Leg } | null = null;
    for (const entry of this.legs()) {
      if (entry.call.tenantId !== tenantId || !isRinging(entry, wanted)) continue;
      if (oldest === null || entry.leg.startedAt < oldest.leg.startedAt) oldest = entry;
    }
    return oldest;
  }

  /** The call and leg that a media endpoint belongs to. */
  byEndpoint(endpointId: string): { readonly call: Call; readonly leg: Leg } | null {
    for (const entry of this.legs()) if (entry.leg.media?.endpoint.id === endpointId) return entry;
    return null;
  }

  /** Resolves when no call lives. */
  whenEmpty(): Promise<void> {
    if (this.#calls.size === 0) return Promise.resolve();
    return new Promise((resolve) => {
      this.#emptied = resolve;
    });
  }

  /** Resolves when the phones of all legs that have ended know it, or will not. */
  async farewells(): Promise<void> {
    await Promise.all(this.#farewells);
  }

  #remember(farewell: Promise<void>): void {
    this.#farewells.add(farewell);
    void farewell.finally(() => this.#farewells.delete(farewell));
  }

  /**
   * The call and leg whose phone is at the other end of a dialog of ours, early or not. Who only watches a phone names its
   * leg, as dialog information does, and may have the call while it rings.
   */
  findReplaced({ callId, ourTag, theirTag }: ReplacedDialog): { readonly call: Call; readonly leg: Leg } | null {
    const shown = this.find(callId);
    if (shown !== null) return shown.leg.isAnswered ? null : shown;
    const dialog = this.#services.sip.findDialog(callId, ourTag, theirTag);
    if (dialog === undefined) return null;
    for (const entry of this.legs()) if (entry.leg.has(dialog)) return entry;
    return null;
  }

  #split(leg: Leg, tenantId: number): Call {
    const call = this.open(tenantId);
    call.adopt(leg);
    return call;
  }

  #remove(call: Call): void {
    this.#calls.delete(call);
    if (this.#calls.size === 0) this.#emptied?.();
  }
}

/** A called phone that has not answered, of a call whose caller still waits. */
function isRinging(
  { call, leg }: { readonly call: Call; readonly leg: Leg },
  extensionUuids: ReadonlySet<string>,
): boolean {
  const { extensionUuid } = leg.profile;
  if (extensionUuid === null || !extensionUuids.has(extensionUuid)) return false;
  return leg instanceof OutboundLeg && leg.isLive && !leg.isAnswered && call.seat !== null && call.seat.leg !== leg;
}
