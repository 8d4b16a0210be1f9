import type { HangupCause } from '@strowger/callplan';
import { type ChannelReference, SwitchRefusal } from '@strowger/switch';
import type { Leg } from '../legs/leg.ts';
import type { Services } from '../services.ts';
import { transferBoth, transferOne } from './blind-transfer.ts';
import type { Call } from './call.ts';
import type { Calls } from './calls.ts';

type TransferLeg = 'auto' | 'aleg' | 'bleg' | 'both';

/** Carries out what people and programs ask of live calls (contract 20 §13.2). */
export class CallControl {
  readonly #services: Services;
  readonly #calls: Calls;

  constructor(services: Services, calls: Calls) {
    this.#services = services;
    this.#calls = calls;
  }

  async hangup(channel: ChannelReference, cause: HangupCause, reason: string): Promise<void> {
    await this.#find(channel).call.end(cause, reason);
  }

  async hold(channel: ChannelReference, action: 'toggle' | 'resume'): Promise<void> {
    const { call, leg } = this.#find(channel);
    if (call.partnerOf(leg) === null) throw new SwitchRefusal('wrong_state', 'The call is not answered');
    const holding = call.isHeldBy(leg);
    if (action === 'resume' && !holding) throw new SwitchRefusal('wrong_state', 'The call is not on hold');
    await call.holdByControl(leg, holding ? 'resume' : 'hold');
  }

  async transfer(channel: ChannelReference, destination: string, which: TransferLeg): Promise<void> {
    const { call, leg } = this.#find(channel);
    const partner = call.partnerOf(leg);
    if (partner === null) throw new SwitchRefusal('wrong_state', 'The call is not answered');
    const done =
      which === 'both' ? transferBoth(call, destination) : transferOne(call, staying(leg, partner, which), destination);
    done.catch((error: unknown) => {
      this.#services.log('error', 'a transfer failed', { leg: leg.uuid, error: String(error) });
    });
  }

  /** Calls that live now may finish within `withinMs`. @param spared calls for help go on all the same */
  async endCalls(tenantId: number, withinMs: number, cause: HangupCause, spared?: 'emergencies'): Promise<void> {
    const isSpared = (call: Call) => spared === 'emergencies' && call.isEmergency;
    const calls = [...this.#calls.all].filter((call) => call.tenantId === tenantId && !isSpared(call));
    if (withinMs > 0 && calls.length > 0) await this.#wait(withinMs);
    await Promise.all(calls.map((call) => call.end(cause)));
  }

  #wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.#services.clock.after(ms, resolve);
    });
  }

  #find({ uuid, tenantId }: ChannelReference): { readonly call: Call; readonly leg: Leg } {
    const found = this.#calls.find(uuid);
    if (found === null || (tenantId !== null && found.call.tenantId !== tenantId)) {
      throw new SwitchRefusal('not_found', 'Channel not found');
    }
    return found;
  }
}

/** The leg that goes to the destination: the party that stays is the outside party. */
function staying(leg: Leg, partner: Leg, which: Exclude<TransferLeg, 'both'>): Leg {
  if (which === 'aleg') return leg.kind === 'a' ? leg : partner;
  if (which === 'bleg') return leg.kind === 'b' ? leg : partner;
  return leg.profile.extensionUuid === null ? leg : partner;
}
