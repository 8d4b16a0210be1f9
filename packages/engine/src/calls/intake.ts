import { NO_HISTORY, normaliseDialled } from '@strowger/callplan';
import type { InviteServerTransaction, SipRequest } from '@strowger/sip';
import type { Subscriber } from '@strowger/switch';
import type { Gatekeeper } from '../access/gatekeeper.ts';
import { InboundLeg } from '../legs/inbound-leg.ts';
import type { LegProfile } from '../legs/leg-profile.ts';
import { isBehindNat } from '../registration/contact-route.ts';
import type { Services } from '../services.ts';
import type { Calls } from './calls.ts';

const RETRY_AFTER_S = '10';

/** Takes new calls of extensions: authenticates, counts, makes the A leg and has it routed. */
export class Intake {
  readonly #services: Services;
  readonly #gatekeeper: Gatekeeper;
  readonly #calls: Calls;
  #closed = false;

  constructor(services: Services, gatekeeper: Gatekeeper, calls: Calls) {
    this.#services = services;
    this.#gatekeeper = gatekeeper;
    this.#calls = calls;
  }

  /** From now on new calls get 503: the engine is going down. */
  close(): void {
    this.#closed = true;
  }

  async invite(request: SipRequest, transaction: InviteServerTransaction): Promise<void> {
    if (this.#closed || this.#calls.legCount >= this.#services.settings.maxLegs) {
      transaction.respond(503, { headers: [['Retry-After', RETRY_AFTER_S]] });
      return;
    }
    const subscriber = await this.#gatekeeper.identify(request, transaction, request.from.uri, 'Proxy-Authenticate');
    const cancelledMeanwhile = transaction.answered !== undefined;
    if (subscriber !== null && !cancelledMeanwhile) await this.#take(request, transaction, subscriber);
  }

  async #take(request: SipRequest, transaction: InviteServerTransaction, subscriber: Subscriber): Promise<void> {
    const { tenant, extension } = subscriber;
    const full = tenant.maxConcurrentCalls > 0 && this.#calls.countOf(tenant.tenantId) >= tenant.maxConcurrentCalls;
    const call = this.#calls.open(tenant.tenantId);
    const leg = this.#legOf(request, transaction, subscriber, call);
    call.adopt(leg);
    leg.begin();
    if (full) {
      leg.describe({ blockReason: 'max-concurrent-calls' });
      await leg.hangUp('NORMAL_CIRCUIT_CONGESTION');
      return;
    }
    if (!(await this.#openMedia(leg))) {
      await leg.hangUp('SWITCH_CONGESTION');
      return;
    }
    if (leg.offer.kind === 'unusable') {
      await leg.hangUp('INCOMPATIBLE_DESTINATION');
      return;
    }
    await call.route(leg, {
      dialled: request.uriText,
      caller: { kind: 'extension', extensionUuid: extension.uuid },
      history: NO_HISTORY,
      headers: [],
    });
  }

  #legOf(
    request: SipRequest,
    transaction: InviteServerTransaction,
    subscriber: Subscriber,
    call: ReturnType<Calls['open']>,
  ) {
    const invite = this.#services.sip.acceptInvite(transaction);
    const { flow } = transaction;
    const backAsItCame = !flow.reliable && !isBehindNat(request, flow.remote) ? null : flow;
    return new InboundLeg(
      {
        services: this.#services,
        owner: call,
        kind: 'a',
        originatingUuid: null,
        profile: profileOf(request, subscriber),
      },
      invite,
      request,
      flow,
      backAsItCame,
    );
  }

  async #openMedia(leg: InboundLeg): Promise<boolean> {
    try {
      await leg.openMedia();
      return true;
    } catch (error) {
      this.#services.log('error', 'no media port for a call', { leg: leg.uuid, error: String(error) });
      return false;
    }
  }
}

function profileOf(request: SipRequest, { tenant, extension }: Subscriber): LegProfile {
  const dialled = normaliseDialled(request.uriText);
  return {
    tenantId: tenant.tenantId,
    domainUuid: tenant.domainUuid,
    domainName: tenant.domainName,
    extensionUuid: extension.uuid,
    extension: extension.number,
    direction: null,
    callerName: extension.callerId.name,
    callerNumber: extension.callerId.number,
    dialled,
    destination: dialled,
    accountcode: extension.accountcode,
    application: '',
    applicationArgument: '',
    bridgeUuid: null,
    blockReason: null,
    missed: false,
    holdMusic: extension.holdMusic,
  };
}
