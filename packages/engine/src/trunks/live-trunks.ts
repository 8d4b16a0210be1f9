import type { Clock, SipEndpoint, SipRequest } from '@strowger/sip';
import {
  type ConfigurationChange,
  type Peer,
  type SwitchEvent,
  type SwitchHost,
  SwitchRefusal,
  type TrunkConfiguration,
  type TrunkProbe,
  type TrunkStatus,
} from '@strowger/switch';
import type { EngineLog } from '../options.ts';
import { LiveTrunk, type TrunkView } from './live-trunk.ts';
import { peerOf } from './peer-of.ts';
import { ping } from './ping.ts';
import { isSameAtProvider } from './same-trunk.ts';

/** A clock that leaps ahead further than that means that this machine slept: registrations may have run out meanwhile. */
const LEAP_MS = 30_000;
/** How long a provider that answered with something that is no SIP is remembered for it. */
const GARBAGE_MS = 60_000;

/** Whether a call came from a provider or went to it. */
type CallWay = 'in' | 'out';

/** Whether a call can go out over a provider now. */
export type Readiness = 'ready' | 'missing' | 'down' | 'unregistered' | 'full';

export interface LiveTrunksParts {
  readonly host: Pick<SwitchHost, 'trunks'>;
  readonly sip: Pick<SipEndpoint, 'request'>;
  readonly clock: Clock;
  readonly log: EngineLog;
  emit(event: SwitchEvent): void;
}

/** A provider's place: what it is to be, and what is at work for it. */
interface Slot {
  wanted: TrunkConfiguration | null;
  live: LiveTrunk | null;
  /** What works for it is being changed. */
  isTurning: boolean;
  shown: (TrunkView & { readonly since: number }) | null;
}

/** The providers at work (contract 30 §2): registrations, pings, and what calls they carry. */
export class LiveTrunks {
  readonly #parts: LiveTrunksParts;
  readonly #slots = new Map<number, Slot>();
  /** Ways of the calls that it carries. */
  readonly #calls = new Map<number, readonly CallWay[]>();
  /** When addresses sent something that is no SIP, by the steady clock. */
  readonly #garbage = new Map<string, number>();
  #leave: (() => void) | null = null;
  #drift: number | null = null;

  constructor(parts: LiveTrunksParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#leave = this.#parts.host.trunks.subscribe(() => this.#follow());
    this.#follow();
  }

  /** Takes all registrations back; resolves when that is done, or has taken too long. */
  async stop(): Promise<void> {
    this.#leave?.();
    const lives = [...this.#slots.values()].flatMap((slot) => {
      slot.wanted = null;
      return slot.live ?? [];
    });
    await Promise.all(lives.map((live) => live.retire()));
  }

  /** Null: there is none, or it is switched off. */
  configuration(providerId: number): TrunkConfiguration | null {
    return this.#parts.host.trunks.find(providerId);
  }

  readiness(providerId: number): Readiness {
    const trunk = this.configuration(providerId);
    if (trunk === null) return 'missing';
    const live = this.#slots.get(providerId)?.live;
    if (live?.isDown) return 'down';
    if (live ? !live.isRegistered : trunk.register) return 'unregistered';
    return trunk.channels > 0 && this.callsOf(providerId) >= trunk.channels ? 'full' : 'ready';
  }

  /** The leg is a call of the provider's until it has ended. */
  carries(providerId: number, leg: { readonly ended: Promise<void> }, way: CallWay): void {
    this.#calls.set(providerId, [...this.#waysOf(providerId), way]);
    void leg.ended.then(() => {
      const ways = this.#waysOf(providerId);
      const left = ways.toSpliced(ways.indexOf(way), 1);
      if (left.length > 0) this.#calls.set(providerId, left);
      else this.#calls.delete(providerId);
    });
  }

  callsOf(providerId: number): number {
    return this.#waysOf(providerId).length;
  }

  #waysOf(providerId: number): readonly CallWay[] {
    return this.#calls.get(providerId) ?? [];
  }

  /** An INVITE was answered, or could not be sent for this reason. */
  tried(providerId: number, error: unknown): void {
    this.#slots.get(providerId)?.live?.tried(error);
  }

  /** What the provider wants calls to be routed by (RFC 3608). */
  serviceRoute(providerId: number): readonly string[] {
    return this.#slots.get(providerId)?.live?.serviceRoute ?? [];
  }

  /** The provider that a request comes from; null: nobody who is trusted. */
  peerOf(request: SipRequest, source: { readonly address: string; readonly port: number }): Peer | null {
    return peerOf(request, source, this.#parts.host.trunks);
  }

  /** Whether a provider sends from exactly there. */
  isAt(address: string, port: number): boolean {
    const peers = this.#parts.host.trunks.peersAt(address);
    return peers.some(({ providerId }) => this.configuration(providerId)?.port === port);
  }

  all(): TrunkStatus[] {
    return [...this.#slots].flatMap(([providerId, slot]) => this.#statusOf(providerId, slot) ?? []);
  }

  /** Throws SwitchRefusal `not_found`. */
  probe(providerId: number): Promise<TrunkProbe> {
    const trunk = this.configuration(providerId);
    if (trunk === null) throw new SwitchRefusal('not_found', 'No such provider is switched on');
    return ping(trunk, this.#tools(providerId));
  }

  /** Whoever runs the provider asks for it to be registered anew. */
  follow({ resource, id }: ConfigurationChange): void {
    if (resource === 'provider_registrations') this.#slots.get(Number(id))?.live?.renew();
  }

  /** Something that is no SIP came from there. */
  heardGarbage(address: string): void {
    if (this.#parts.host.trunks.peersAt(address).length > 0) this.#garbage.set(address, performance.now());
  }

  /** Looks whether this machine has slept; call it every second or so. */
  round(): void {
    const drift = this.#parts.clock.now() - performance.now();
    if (this.#drift !== null && drift - this.#drift > LEAP_MS) {
      for (const { live } of this.#slots.values()) live?.renew();
    }
    this.#drift = drift;
  }

  #follow(): void {
    const { trunks } = this.#parts.host;
    const wanted = new Map(trunks.all().map((trunk) => [trunk.providerId, trunk]));
    for (const providerId of new Set([...this.#slots.keys(), ...wanted.keys()])) {
      const slot = this.#slots.get(providerId) ?? { wanted: null, live: null, isTurning: false, shown: null };
      this.#slots.set(providerId, slot);
      slot.wanted = wanted.get(providerId) ?? null;
      void this.#turn(providerId, slot);
    }
  }

  /** What was is gone at the provider before anything new comes (contract 30 §2.2). */
  async #turn(providerId: number, slot: Slot): Promise<void> {
    if (slot.isTurning) return;
    slot.isTurning = true;
    while (!this.#isSettled(slot)) {
      await slot.live?.retire();
      slot.live = null;
      if (slot.wanted !== null) this.#begin(providerId, slot, slot.wanted);
    }
    slot.isTurning = false;
    if (slot.wanted === null) this.#slots.delete(providerId);
  }

  #isSettled({ live, wanted }: Slot): boolean {
    if (live === null || wanted === null) return live === wanted;
    const registers = wanted.register && this.#parts.host.trunks.registersHere(wanted);
    return live.registers === registers && isSameAtProvider(live.configuration, wanted);
  }

  #begin(providerId: number, slot: Slot, wanted: TrunkConfiguration): void {
    const registers = this.#parts.host.trunks.registersHere(wanted);
    const changed = () => this.#show(providerId, slot);
    slot.live = new LiveTrunk(wanted, registers, { ...this.#tools(providerId), changed });
    slot.live.start();
    changed();
  }

  #tools(providerId: number) {
    const { sip, clock, host } = this.#parts;
    const heardGarbage = () =>
      [...this.#garbage].some(
        ([address, at]) =>
          performance.now() - at < GARBAGE_MS &&
          host.trunks.peersAt(address).some((peer) => peer.providerId === providerId),
      );
    return { sip, clock, heardGarbage };
  }

  /** Tells a state that has changed. */
  #show(providerId: number, slot: Slot): void {
    if (slot.live === null || this.#slots.get(providerId) !== slot) return;
    const { state, lastError } = slot.live.view;
    if (slot.shown?.state === state && slot.shown.lastError === lastError) return;
    const since = slot.shown?.state === state ? slot.shown.since : this.#parts.clock.now();
    slot.shown = { state, lastError, since };
    const trunk = this.#statusOf(providerId, slot);
    if (trunk === null) return;
    const { log, emit } = this.#parts;
    log(lastError === '' ? 'info' : 'warn', 'a provider changed its state', { provider: trunk.name, state, lastError });
    emit({ type: 'provider.state', trunk });
  }

  #statusOf(providerId: number, { live, shown }: Slot): TrunkStatus | null {
    if (live === null || shown === null) return null;
    const { name, tenantId } = live.configuration;
    const { state, lastError, since: stateSince } = shown;
    const ways = this.#waysOf(providerId);
    const callsIn = ways.filter((way) => way === 'in').length;
    return { providerId, tenantId, name, state, lastError, stateSince, callsActive: ways.length, callsIn };
  }
}
