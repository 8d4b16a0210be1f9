import type { ListenOptions, MemberOptions, Mixer, MixerId, MixerMember, MixerOptions } from '../mixing/api.ts';
import { checkMemberOptions } from '../mixing/member-settings.ts';
import type { EndpointId } from './api.ts';
import type { BridgeEnd, Bridges } from './bridges.ts';
import { MediaError } from './media-error.ts';
import { hearingFormatOf, type SeatCommand, type Seated, Seats, type TakenSeat } from './seats.ts';
import type { WorkerLink } from './worker-link.ts';

/** An endpoint as far as what it is connected with is concerned. */
export type Party = BridgeEnd & Seated;

interface OpenMixer extends TakenSeat {
  readonly mixerId: MixerId;
}

/** The mixers of a plane, who sits in them, and who listens to whom. */
export class Mixers {
  readonly #bridges: Bridges;
  readonly #seats = new Seats();
  readonly #mixers = new Map<MixerId, OpenMixer>();
  /** By target. */
  readonly #wiretaps = new Map<EndpointId, TakenSeat>();
  #count = 0;

  /** @param bridges which an endpoint leaves when it sits down */
  constructor(bridges: Bridges) {
    this.#bridges = bridges;
  }

  async open(home: WorkerLink, { rateHz = 8000 }: MixerOptions): Promise<Mixer> {
    this.#count++;
    const mixerId = `x${this.#count}`;
    await home.request({ type: 'mixer-open', mixerId, rateHz });
    this.#mixers.set(mixerId, { in: 'mixer', mixerId, home, among: new Set() });
    return { mixerId, rateHz };
  }

  /** The thread that a mixer lives on. Throws `unknown-mixer`. */
  homeOf(mixerId: MixerId): WorkerLink {
    return this.#mixer(mixerId).home;
  }

  /** Rejects `unknown-mixer`, `no-codec`, `invalid`. */
  async join(mixerId: MixerId, who: Party, options: MemberOptions): Promise<void> {
    const mixer = this.#mixer(mixerId);
    checkMemberOptions(options);
    checkHearing(who);
    const { id } = who.endpoint;
    await this.#sit(who, mixer, (format, port) => ({ type: 'mixer-join', mixerId, id, format, options, port }));
  }

  /** Rejects `not-a-member`, `invalid`. */
  async update({ seat, endpoint }: Seated, options: MemberOptions): Promise<void> {
    checkMemberOptions(options);
    if (seat?.in !== 'mixer') throw new MediaError('not-a-member', 'the endpoint is in no mixer');
    await seat.home.request({ type: 'mixer-update', id: endpoint.id, options });
  }

  /** In order of joining. Rejects `unknown-mixer`. */
  async members(mixerId: MixerId): Promise<readonly MixerMember[]> {
    const reply = await this.homeOf(mixerId).request({ type: 'mixer-members', mixerId });
    return reply.type === 'mixer-members' ? reply.members : [];
  }

  async close(mixerId: MixerId): Promise<void> {
    const mixer = this.#mixers.get(mixerId);
    if (!mixer) return;
    this.#mixers.delete(mixerId);
    const leaving = [...mixer.among].map((member) => this.#seats.leave(member));
    await Promise.all([...leaving, mixer.home.request({ type: 'mixer-close', mixerId })]);
  }

  /** Rejects `no-codec`, `invalid`. */
  async listen(listener: Party, target: Seated, { speakTo = 'nobody' }: ListenOptions): Promise<void> {
    const targetId = target.endpoint.id;
    const { id } = listener.endpoint;
    if (listener === target) throw new MediaError('invalid', 'nobody listens to himself');
    if (target.seat?.in === 'wiretap') throw new MediaError('invalid', 'the target itself listens to another');
    checkHearing(listener);
    const wiretap = this.#wiretap(target);
    if (listener.seat === wiretap) {
      await wiretap.home.request({ type: 'speak-to', id, speakTo });
      return;
    }
    await this.#sit(listener, wiretap, (format, port) => ({
      type: 'listen',
      id,
      targetId,
      format,
      speakTo,
      port,
    }));
  }

  async echo(who: Party, delayMs: number): Promise<void> {
    if (!(delayMs >= 0 && delayMs <= 10_000)) throw new MediaError('invalid', 'delay of the echo');
    const { id } = who.endpoint;
    const seat: TakenSeat = { in: 'echo', home: who.link, among: new Set() };
    await this.#sit(who, seat, () => ({ type: 'echo', id, delayMs }));
  }

  /** The endpoint leaves where it sits, if anywhere. */
  leave(who: Seated, from?: TakenSeat['in']): Promise<void> {
    return from === undefined || who.seat?.in === from ? this.#seats.leave(who) : Promise.resolve();
  }

  /** The endpoint has another remote. */
  renegotiated(who: Seated): Promise<void> {
    return this.#seats.renegotiated(who);
  }

  /** The endpoint is gone: it leaves, and nobody listens to it any longer. */
  async forget(who: Seated): Promise<void> {
    const { id } = who.endpoint;
    const listeners = [...(this.#wiretaps.get(id)?.among ?? [])];
    this.#wiretaps.delete(id);
    await Promise.all([who, ...listeners].map((each) => this.#seats.leave(each)));
  }

  /** A thread died: its mixers are gone, which their members elsewhere leave. */
  lose(dead: WorkerLink): MixerId[] {
    const lost = [...this.#mixers.values()].filter(({ home }) => home === dead);
    for (const { mixerId, among } of lost) {
      this.#mixers.delete(mixerId);
      for (const member of [...among]) void this.#seats.leave(member);
    }
    return lost.map(({ mixerId }) => mixerId);
  }

  async #sit(who: Party, seat: TakenSeat, command: SeatCommand): Promise<void> {
    await Promise.all([this.#bridges.part(who), this.#seats.take(who, seat, command)]);
  }

  #mixer(mixerId: MixerId): OpenMixer {
    const mixer = this.#mixers.get(mixerId);
    if (!mixer) throw new MediaError('unknown-mixer', 'the mixer does not exist');
    return mixer;
  }

  #wiretap({ endpoint: { id }, link }: Seated): TakenSeat {
    const known = this.#wiretaps.get(id);
    if (known) return known;
    const wiretap: TakenSeat = { in: 'wiretap', home: link, among: new Set() };
    this.#wiretaps.set(id, wiretap);
    return wiretap;
  }
}

/** Rejects an endpoint whose remote takes nothing that can be mixed; it may still be negotiated later. */
function checkHearing({ remote }: Seated): void {
  if (remote && !hearingFormatOf(remote)) {
    throw new MediaError('no-codec', 'the endpoint takes no codec that can be encoded');
  }
}
