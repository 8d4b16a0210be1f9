import { NO_HISTORY, normaliseDialled } from '@strowger/callplan';
import type { InviteServerTransaction, SipRequest } from '@strowger/sip';
import type { Subscriber } from '@strowger/switch';
import type { Gatekeeper } from '../access/gatekeeper.ts';
import { type AnsweredRefusal, refuse } from '../access/refuse.ts';
import { callerProfile } from '../legs/caller-profile.ts';
import { wantsPrivacy } from '../legs/identity.ts';
import { InboundLeg } from '../legs/inbound-leg.ts';
import type { Leg, LegParts } from '../legs/leg.ts';
import { FRESH_LEG, type LegProfile } from '../legs/leg-profile.ts';
import { replacedDialog } from '../legs/replaced-dialog.ts';
import { answerSession } from '../legs/session-terms.ts';
import { isBehindNat } from '../registration/contact-route.ts';
import type { Services } from '../services.ts';
import type { Call } from './call.ts';
import type { Calls } from './calls.ts';
import type { Overload } from './overload.ts';
import { takeOver } from './take-over.ts';

const RETRY_AFTER_S = '10';

/** Takes new calls of extensions: authenticates, counts, makes the A leg and has it routed. */
export class Intake {
  readonly #services: Services;
  readonly #gatekeeper: Gatekeeper;
  readonly #calls: Calls;
  readonly #overload: Overload;
  #closed = false;

  constructor(services: Services, gatekeeper: Gatekeeper, calls: Calls, overload: Overload) {
    this.#services = services;
    this.#gatekeeper = gatekeeper;
    this.#calls = calls;
    this.#overload = overload;
  }

  /** From now on new calls get 503: the engine is going down. */
  close(): void {
    this.#closed = true;
  }

  async invite(request: SipRequest, transaction: InviteServerTransaction): Promise<void> {
    const unwanted = this.#closed ? 'closing' : this.#overload.refusesCalls ? 'overload' : null;
    if (unwanted !== null) {
      refuse(transaction, this.#services.host, unwanted, { headers: [['Retry-After', RETRY_AFTER_S]] });
      return;
    }
    const subscriber = await this.#gatekeeper.identify(request, transaction, request.from.uri, 'Proxy-Authenticate');
    const cancelledMeanwhile = transaction.answered !== undefined;
    if (subscriber === null || cancelledMeanwhile) return;
    const { sessionExpiresS, minSessionExpiresS } = this.#services.settings;
    const session = answerSession(request.headers, { preferredS: sessionExpiresS, leastS: minSessionExpiresS });
    if (session.kind === 'too small') {
      refuse(transaction, this.#services.host, 'session_interval', {
        ...detailOf(subscriber),
        headers: session.headers,
      });
    } else if (request.headers.has('Replaces')) await this.#replace(request, transaction, subscriber);
    else await this.#take(request, transaction, subscriber);
  }

  /** The phone takes the place of another in a call of its tenant: pickup, or the end of a transfer (RFC 3891 §3). */
  async #replace(request: SipRequest, transaction: InviteServerTransaction, subscriber: Subscriber): Promise<void> {
    const found = this.#replacedBy(request, subscriber);
    if (typeof found === 'string') {
      refuse(transaction, this.#services.host, found, detailOf(subscriber));
      return;
    }
    const { call, leg: replaced } = found;
    const { kind, originatingUuid, profile } = replaced;
    const leg = this.#legOf(request, transaction, call, {
      kind,
      originatingUuid,
      profile: profileIn(profile, subscriber),
    });
    call.adopt(leg);
    leg.begin();
    if (!(await this.#openMedia(leg))) await leg.hangUp('SWITCH_CONGESTION');
    else if (leg.offer.kind === 'unusable') await leg.hangUp('INCOMPATIBLE_DESTINATION');
    else if (!(await takeOver(call, replaced, leg))) await leg.hangUp('NORMAL_TEMPORARY_FAILURE');
  }

  /** The leg to replace, or why there is none: another tenant's calls do not exist here. */
  #replacedBy(
    request: SipRequest,
    { tenant }: Subscriber,
  ): { readonly call: Call; readonly leg: Leg } | AnsweredRefusal {
    const named =
      request.headers.count('Replaces') === 1 ? replacedDialog(request.headers.get('Replaces') ?? '') : null;
    if (named === null || request.headers.has('Join')) return 'replaces_malformed';
    const found = this.#calls.findReplaced(named);
    if (found === null || found.call.tenantId !== tenant.tenantId || !found.leg.isLive) return 'replaces_unknown';
    if (found.leg.isAnswered) return named.earlyOnly ? 'replaces_answered' : found;
    return found.leg instanceof InboundLeg ? 'replaces_unknown' : found;
  }

  async #take(request: SipRequest, transaction: InviteServerTransaction, subscriber: Subscriber): Promise<void> {
    const { tenant, extension } = subscriber;
    const full = tenant.maxConcurrentCalls > 0 && this.#calls.countOf(tenant.tenantId) >= tenant.maxConcurrentCalls;
    const call = this.#calls.open(tenant.tenantId);
    const profile = callerProfile(subscriber, normaliseDialled(request.uriText), {
      withheld: wantsPrivacy(request.headers),
    });
    const leg = this.#legOf(request, transaction, call, { kind: 'a', originatingUuid: null, profile });
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
      retargets: [],
      headers: [],
    });
  }

  #legOf(
    request: SipRequest,
    transaction: InviteServerTransaction,
    call: Call,
    parts: Pick<LegParts, 'kind' | 'originatingUuid' | 'profile'>,
  ): InboundLeg {
    const invite = this.#services.sip.acceptInvite(transaction);
    const { flow } = transaction;
    const backAsItCame = !flow.reliable && !isBehindNat(request, flow.remote) ? null : flow;
    return new InboundLeg({ services: this.#services, owner: call, ...parts }, invite, request, flow, backAsItCame);
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

function detailOf({ extension }: Subscriber): { readonly detail: string } {
  return { detail: `extension ${extension.number}` };
}

/** The profile of a leg that takes another's place in its call. */
function profileIn(replaced: LegProfile, { extension }: Subscriber): LegProfile {
  return {
    ...replaced,
    ...FRESH_LEG,
    extensionUuid: extension.uuid,
    extension: extension.number,
    calleeId: extension.callerId,
    holdMusic: extension.holdMusic,
  };
}
