import { randomUUID } from 'node:crypto';
import { type HangupCause, isEmergencyNumber, NO_HISTORY } from '@strowger/callplan';
import { type Originated, type OriginateRequest, type Subscriber, SwitchRefusal } from '@strowger/switch';
import { AUTO_ANSWER } from '../legs/auto-answer.ts';
import { callerProfile } from '../legs/caller-profile.ts';
import type { DialEvents } from '../legs/dialling.ts';
import { callerAddress } from '../legs/identity.ts';
import { OutboundLeg } from '../legs/outbound-leg.ts';
import type { Contact } from '../registration/locations.ts';
import type { Services } from '../services.ts';
import type { Call } from './call.ts';
import type { Calls } from './calls.ts';

const DEFAULT_CALLER_NAME = 'Click to call';

/** Rings an extension and, when it answers, calls on as if it had dialled (contract 20 §13.3). */
export async function originate(services: Services, calls: Calls, request: OriginateRequest): Promise<Originated> {
  const contacts = contactsOf(services, request);
  const subscriber = await subscriberOf(services, request, contacts);
  if (!isEmergencyNumber(subscriber.tenant, request.to)) refuseWhenFull(calls, subscriber);
  const call = calls.open(request.tenantId);
  const click = new ClickToCall(services, call, request, subscriber);
  await click.ring(contacts);
  return { callUuid: click.callUuid, answered: click.answered };
}

function contactsOf(services: Services, request: OriginateRequest): Contact[] {
  const contacts = services.locations.live(request.extensionUuid, services.clock.now());
  const own = contacts.filter((contact) => contact.owner.tenantId === request.tenantId);
  if (own.length === 0) throw new SwitchRefusal('not_registered', 'The extension is not registered');
  return own;
}

async function subscriberOf(services: Services, request: OriginateRequest, contacts: Contact[]): Promise<Subscriber> {
  const owner = contacts[0]?.owner;
  const subscriber = owner === undefined ? null : await services.host.subscriber(owner.extension, owner.domainName);
  if (subscriber === null || subscriber.extension.uuid !== request.extensionUuid) {
    throw new SwitchRefusal('not_found', 'The extension does not exist');
  }
  return subscriber;
}

function refuseWhenFull(calls: Calls, { tenant }: Subscriber): void {
  if (tenant.maxConcurrentCalls > 0 && calls.countOf(tenant.tenantId) >= tenant.maxConcurrentCalls) {
    throw new SwitchRefusal('refused', 'max-concurrent-calls');
  }
}

class ClickToCall implements DialEvents {
  readonly callUuid = randomUUID();
  readonly #services: Services;
  readonly #call: Call;
  readonly #request: OriginateRequest;
  readonly #leg: OutboundLeg;
  readonly #answered = Promise.withResolvers<boolean>();

  constructor(services: Services, call: Call, request: OriginateRequest, subscriber: Subscriber) {
    this.#services = services;
    this.#call = call;
    this.#request = request;
    this.#leg = this.#legOf(subscriber);
    call.adopt(this.#leg);
    void this.#leg.ended.then(() => this.#answered.resolve(false));
  }

  get answered(): Promise<boolean> {
    return this.#answered.promise;
  }

  async ring(contacts: readonly Contact[]): Promise<void> {
    const { to, callerName, autoAnswer, timeoutSeconds } = this.#request;
    const leg = this.#leg;
    const { domainName } = leg.profile;
    leg.begin();
    const timer = this.#services.clock.after(timeoutSeconds * 1000, () => {
      if (!leg.isAnswered) void leg.hangUp('NO_ANSWER');
    });
    try {
      await leg.dial({
        contacts,
        caller: null,
        codecs: [],
        from: callerAddress({ name: callerName === '' ? DEFAULT_CALLER_NAME : callerName, number: to }, domainName),
        headers: autoAnswer ? AUTO_ANSWER : [],
        earlyMedia: () => false,
        near: null,
      });
    } catch (error) {
      timer.cancel();
      this.#services.log('error', 'a phone could not be called', { leg: leg.uuid, error: String(error) });
      await leg.hangUp('SWITCH_CONGESTION');
      throw new SwitchRefusal('unavailable', 'No media port is free');
    }
  }

  rings(): void {}

  progresses(): void {}

  answers(leg: OutboundLeg): void {
    const { entry } = this.#request;
    this.#answered.resolve(true);
    void this.#call.route(leg, {
      ...(entry === undefined ? {} : { entry }),
      dialled: this.#request.to,
      caller: { kind: 'extension', extensionUuid: this.#request.extensionUuid },
      history: NO_HISTORY,
      retargets: [],
      headers: [],
    });
  }

  fails(leg: OutboundLeg, cause: HangupCause): void {
    this.#services.log('info', 'click to call: the extension did not answer', { leg: leg.uuid, cause });
  }

  #legOf(subscriber: Subscriber): OutboundLeg {
    const profile = callerProfile(subscriber, this.#request.to);
    const parts = { services: this.#services, owner: this.#call, uuid: this.callUuid, originatingUuid: null, profile };
    return new OutboundLeg({ ...parts, kind: 'a' }, this);
  }
}
