import type { Clock } from '@strowger/sip';
import type { CallCredit, CreditAnswer, LegKey, SwitchEvent } from '@strowger/switch';
import type { Leg } from '../legs/leg.ts';
import type { SoundLibrary } from '../media/sound-library.ts';
import { type PaidCall, TenantCredit } from './tenant-credit.ts';

export interface CreditWatchParts {
  readonly credit: CallCredit;
  readonly clock: Clock;
  readonly sounds: Pick<SoundLibrary, 'say'>;
  /** Milliseconds by a clock that nobody sets; default the process's. */
  readonly steadyNow?: () => number;
}

/**
 * Legs that cost money: whether they may begin, and that they end when the credit does (contract 10 §9.8). Legs inside,
 * from outside and to emergency numbers never come here.
 */
export class CreditWatch {
  readonly #parts: Required<CreditWatchParts>;
  readonly #calls = new Map<string, { readonly call: PaidCall; readonly of: TenantCredit }>();
  readonly #tenants = new Map<number, TenantCredit>();
  readonly #unsubscribe: () => void;

  constructor(parts: CreditWatchParts) {
    this.#parts = { steadyNow: () => performance.now(), ...parts };
    this.#unsubscribe = parts.credit.onChange((tenantId) => this.#tenants.get(tenantId)?.look());
  }

  /**
   * Whether the leg, which has not been sent yet, may be sent to a provider. When it may, it is watched until it ends.
   * @param number what outbound selection matched: what the record says as `rated_number`
   * @param extensionUuid whose limits count; null: nobody's
   */
  async authorise(leg: Leg, number: string, extensionUuid: string | null): Promise<CreditAnswer> {
    const { tenantId } = leg.profile;
    if (tenantId === null) return { allowed: false, reason: 'no-tenant' };
    const key: LegKey = { callId: leg.uuid, leg: leg.kind, tenantId };
    const answer = await this.#parts.credit.authorise({ ...key, extensionUuid, number });
    if (answer.allowed) this.#watch(leg, key, answer.isCharged ?? true);
    return answer;
  }

  /** Sees by the engine's events that a paid leg was answered, and when there is somebody to be warned. */
  follow(event: SwitchEvent): void {
    if (event.type !== 'channel.answered' && event.type !== 'channel.bridged') return;
    const watched = this.#calls.get(event.channel.uuid);
    if (watched === undefined) return;
    const { call, of } = watched;
    if (event.type === 'channel.bridged') of.look();
    else {
      this.#parts.credit.answered(call.key);
      of.answered(call);
    }
  }

  close(): void {
    this.#unsubscribe();
    for (const tenant of this.#tenants.values()) tenant.close();
  }

  #watch(leg: Leg, key: LegKey, isCharged: boolean): void {
    const { credit } = this.#parts;
    const of = this.#tenants.get(key.tenantId) ?? new TenantCredit(key.tenantId, this.#parts);
    this.#tenants.set(key.tenantId, of);
    const call: PaidCall = {
      key,
      isCharged,
      answeredAt: null,
      warned: 0,
      warn: (times) => this.#warn(leg, times),
      end: () => void leg.hangUp('ALLOTTED_TIMEOUT'),
    };
    this.#calls.set(leg.uuid, { call, of });
    of.add(call);
    void leg.ended.then(() => {
      this.#calls.delete(leg.uuid);
      of.remove(call);
      if (of.isIdle) this.#tenants.delete(key.tenantId);
      credit.ended(key);
    });
  }

  /** Whoever talks over the leg hears it: one beep, nearer to the end two. */
  #warn(leg: Leg, times: number): boolean {
    const beeps = Array.from({ length: times }, () => ({ say: 'prompt', name: 'beep' }) as const);
    const source = this.#parts.sounds.say(beeps, '');
    const media = leg.owner.partnerOf(leg)?.media ?? null;
    media?.play(source).catch(() => undefined);
    return media !== null;
  }
}
