import type { HangupCause } from '@strowger/callplan';
import { type Clock, type ListenAddress, systemClock } from '@strowger/sip';
import {
  type Attempt,
  type AttemptRequest,
  type CallTrace,
  type Channel,
  type ChannelReference,
  type ConferenceMember,
  type ConfigurationChange,
  type MemberAction,
  type Notice,
  type Originated,
  type OriginateRequest,
  type QueueState,
  type Registration,
  type Switch,
  type SwitchEvent,
  type SwitchHealth,
  type SwitchHost,
  SwitchRefusal,
  type TracedLeg,
  type TrunkProbe,
  type TrunkStatus,
} from '@strowger/switch';
import { attempt } from './attempts/attempt.ts';
import type { Calls } from './calls/calls.ts';
import { originate } from './calls/originate.ts';
import { launch, type Running } from './launch.ts';
import { statisticsOf } from './legs/call-record-writer.ts';
import type { EmbeddedSwitchOptions } from './options.ts';
import { notifyContacts } from './registration/notify-contacts.ts';
import { registrationOf } from './registration/registration-view.ts';
import { followConfiguration } from './subscriptions/follow-changes.ts';
import { withinMs } from './within.ts';

/** How long phones may take to answer our BYEs when the engine goes down. */
const LONGEST_GOODBYE_MS = 2000;

type State =
  | { readonly at: 'stopped' }
  | { readonly at: 'starting' }
  | { readonly at: 'running'; readonly running: Running; readonly since: number }
  | { readonly at: 'stopping'; readonly running: Running; readonly done: Promise<void> };

/** The embedded call engine: our own SIP and RTP inside the process. */
export function createEmbeddedSwitch(options: EmbeddedSwitchOptions, host: SwitchHost): EmbeddedSwitch {
  return new EmbeddedSwitch(options, host);
}

export class EmbeddedSwitch implements Switch {
  readonly #options: EmbeddedSwitchOptions;
  readonly #host: SwitchHost;
  readonly #clock: Clock;
  readonly #listeners = new Set<(event: SwitchEvent) => void>();
  #state: State = { at: 'stopped' };

  constructor(options: EmbeddedSwitchOptions, host: SwitchHost) {
    this.#options = options;
    this.#host = host;
    this.#clock = { now: options.now ?? systemClock.now, after: systemClock.after };
  }

  /** Where SIP is bound, with the ports really taken. */
  get listening(): readonly Pick<ListenAddress, 'transport' | 'address' | 'port'>[] {
    return this.#live()?.services.sip.listening ?? [];
  }

  async start(): Promise<void> {
    if (this.#state.at !== 'stopped') return;
    this.#state = { at: 'starting' };
    try {
      const running = await launch({
        options: this.#options,
        host: this.#host,
        clock: this.#clock,
        emit: (event) => this.#tell(event),
      });
      this.#state = { at: 'running', running, since: this.#clock.now() };
    } catch (error) {
      this.#state = { at: 'stopped' };
      throw error;
    }
  }

  async stop(graceMs: number): Promise<void> {
    if (this.#state.at === 'stopping') return hurry(this.#state, graceMs);
    if (this.#state.at !== 'running') return;
    const { running } = this.#state;
    const done = shutDown(running, graceMs);
    this.#state = { at: 'stopping', running, done };
    await done;
    this.#state = { at: 'stopped' };
  }

  subscribe(listener: (event: SwitchEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async channels(tenantId?: number): Promise<Channel[]> {
    const channels: Channel[] = [];
    for (const { call, leg } of this.#live()?.calls.legs() ?? []) {
      if (leg.isLive && (tenantId === undefined || call.tenantId === tenantId)) channels.push(leg.channel());
    }
    return channels;
  }

  async registrations(tenantId?: number): Promise<Registration[]> {
    const all = [...(this.#live()?.services.locations.all() ?? [])].map(registrationOf);
    return tenantId === undefined ? all : all.filter((registration) => registration.tenantId === tenantId);
  }

  async queues(tenantId?: number): Promise<QueueState> {
    return (await this.#live()?.services.queues.state(tenantId)) ?? { waiting: [], agents: [] };
  }

  async originate(request: OriginateRequest): Promise<Originated> {
    if (this.#state.at !== 'running') throw new SwitchRefusal('unavailable', 'The call engine is not running');
    const { services, calls } = this.#state.running;
    return originate(services, calls, request);
  }

  async attempt(request: AttemptRequest): Promise<Attempt> {
    if (this.#state.at !== 'running') throw new SwitchRefusal('unavailable', 'The call engine is not running');
    const { services, calls } = this.#state.running;
    return attempt(services, calls, request);
  }

  async hangup(channel: ChannelReference, cause: HangupCause, reason: string): Promise<void> {
    await this.#running().control.hangup(channel, cause, reason);
  }

  async hold(channel: ChannelReference, action: 'toggle' | 'resume'): Promise<void> {
    await this.#running().control.hold(channel, action);
  }

  async transfer(
    channel: ChannelReference,
    destination: string,
    leg: 'auto' | 'aleg' | 'bleg' | 'both',
  ): Promise<void> {
    await this.#running().control.transfer(channel, destination, leg);
  }

  async trunks(): Promise<TrunkStatus[]> {
    return this.#live()?.services.trunks.all() ?? [];
  }

  async probeTrunk(providerId: number): Promise<TrunkProbe> {
    return this.#running().services.trunks.probe(providerId);
  }

  async conferenceMembers(conferenceUuid: string): Promise<ConferenceMember[]> {
    return (await this.#live()?.services.rooms.in(conferenceUuid)?.members()) ?? [];
  }

  async controlMember(conferenceUuid: string, memberId: number, action: MemberAction): Promise<void> {
    const room = this.#running().services.rooms.in(conferenceUuid);
    if (!(await room?.control(memberId, action))) throw new SwitchRefusal('wrong_state', 'The member has left');
  }

  configurationChanged(change: ConfigurationChange): void {
    const live = this.#live();
    if (live === null) return;
    live.services.queues.follow(change);
    live.services.trunks.follow(change);
    live.services.rooms.follow(change).catch((error: unknown) => {
      live.services.log('error', 'a conference could not follow its configuration', { error: String(error) });
    });
    followConfiguration(live.services.lamps, change);
  }

  async dropRegistrations(of: { extensionUuid: string } | { tenantId: number }): Promise<void> {
    this.#live()?.subscriptions.drop(of);
    await this.#live()?.registrar.drop((owner) =>
      'extensionUuid' in of ? owner.extensionUuid === of.extensionUuid : owner.tenantId === of.tenantId,
    );
  }

  async notifyContacts(of: { tenantId: number; extensionUuid: string }, notice: Notice): Promise<number> {
    return notifyContacts(this.#running().services, of, notice);
  }

  async endCalls(tenantId: number, withinMs: number, cause: HangupCause, spared?: 'emergencies'): Promise<void> {
    await this.#live()?.control.endCalls(tenantId, withinMs, cause, spared);
  }

  async trace({ uuid, tenantId }: ChannelReference): Promise<CallTrace | null> {
    const live = this.#live();
    const trace = live?.services.traces.find(uuid) ?? null;
    if (live === null || trace === null || (tenantId !== null && trace.tenantId !== tenantId)) return null;
    return { ...trace, legs: await Promise.all(trace.legs.map((leg) => withLiveMedia(live.calls, leg))) };
  }

  async health(): Promise<SwitchHealth> {
    if (this.#state.at !== 'running') return { ok: false, detail: this.#state.at, upSince: null };
    const { running, since } = this.#state;
    const { calls, services } = running;
    const contacts = [...services.locations.all()].length;
    const faxes = services.fax.live === 0 ? '' : `, ${services.fax.live} faxes`;
    return { ok: true, detail: `${calls.all.size} calls, ${contacts} registrations${faxes}`, upSince: since };
  }

  #live(): Running | null {
    return this.#state.at === 'running' || this.#state.at === 'stopping' ? this.#state.running : null;
  }

  #running(): Running {
    const live = this.#live();
    if (live === null) throw new SwitchRefusal('unavailable', 'The call engine is not running');
    return live;
  }

  /** A listener that throws must not harm the call it is told of. */
  #tell(event: SwitchEvent): void {
    for (const listener of this.#listeners) {
      try {
        listener(event);
      } catch (error) {
        this.#options.log('error', 'a listener of the call engine failed', { event: event.type, error: String(error) });
      }
    }
  }
}

/** The counters of a leg that lives are asked for now; those of one that ended are in its record. */
async function withLiveMedia(calls: Calls, leg: TracedLeg): Promise<TracedLeg> {
  const media = leg.endedAt === null ? calls.find(leg.uuid)?.leg.media : undefined;
  const counters = await media?.stats().catch(() => null);
  return counters ? { ...leg, media: statisticsOf(counters) } : leg;
}

/** Refuses new calls, lets live ones finish for `graceMs`, ends the rest and closes. */
async function shutDown({ services, intake, calls, close }: Running, graceMs: number): Promise<void> {
  intake.close();
  const withdrawn = services.trunks.stop();
  await withinMs(calls.whenEmpty(), graceMs, undefined);
  const goodbyes = endAll(calls).then(() => Promise.all([calls.farewells(), services.rooms.kept()]));
  await withinMs(Promise.all([goodbyes, withdrawn]), LONGEST_GOODBYE_MS, undefined);
  await close();
}

/** Whoever asks again has less patience: the calls end when his time is up. */
async function hurry({ running, done }: Extract<State, { at: 'stopping' }>, graceMs: number): Promise<void> {
  const inTime = await withinMs(
    done.then(() => true),
    graceMs,
    false,
  );
  if (!inTime) void endAll(running.calls);
  await done;
}

async function endAll(calls: Calls): Promise<void> {
  await Promise.all([...calls.all].map((call) => call.end('SYSTEM_SHUTDOWN')));
}
