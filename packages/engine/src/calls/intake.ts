import { type CallHistory, NO_HISTORY, normaliseDialled, type TenantConfiguration } from '@strowger/callplan';
import type { InviteServerTransaction, PeerTrust, SipRequest } from '@strowger/sip';
import type { CalledNumber, Peer, Subscriber } from '@strowger/switch';
import type { Gatekeeper } from '../access/gatekeeper.ts';
import { type AnsweredRefusal, refuse } from '../access/refuse.ts';
import type { Crossing } from '../crossings/crossings.ts';
import { callerProfile } from '../legs/caller-profile.ts';
import { wantsPrivacy } from '../legs/identity.ts';
import { InboundLeg } from '../legs/inbound-leg.ts';
import type { Leg, LegParts } from '../legs/leg.ts';
import { FRESH_LEG, type LegProfile } from '../legs/leg-profile.ts';
import { replacedDialog } from '../legs/replaced-dialog.ts';
import { answerSession } from '../legs/session-terms.ts';
import { isBehindNat } from '../registration/contact-route.ts';
import type { Services } from '../services.ts';
import { trunkTrust } from '../trunks/trunk-uri.ts';
import type { Call } from './call.ts';
import type { Calls } from './calls.ts';
import { calledNumbers, type OutsideCaller, outsideCaller, outsideProfile } from './outside-caller.ts';
import type { Overload } from './overload.ts';
import { takeOver } from './take-over.ts';

const RETRY_AFTER_S = '10';

/** Of a call to a number that nobody has. */
const NO_TENANT = 0;

/** A call from outside, and whose number it is for. */
interface Delivery {
  readonly owner: CalledNumber | null;
  readonly dialled: string;
  readonly caller: OutsideCaller;
  readonly history: CallHistory;
  readonly crosses?: boolean;
  /** The number is of the owner's own plan. */
  readonly inside?: boolean;
  /** Whom it comes from; absent: no provider. */
  readonly peer?: Peer;
}

/** Takes new calls of extensions and of providers: admits, counts, makes the A leg and has it routed. */
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
    const unwanted = this.#closed ? 'closing' : (await this.#isShed(request, transaction)) ? 'overload' : null;
    if (unwanted !== null) {
      refuse(transaction, this.#services.host, unwanted, { headers: [['Retry-After', RETRY_AFTER_S]] });
      return;
    }
    const { transport, remote } = transaction.flow;
    const crossing = this.#services.crossings.take(request.callId, { transport, ...remote });
    if (crossing !== null) {
      await this.#takeFromTenant(request, transaction, crossing);
      return;
    }
    const peer = this.#gatekeeper.peerOf(request, transaction);
    if (peer !== null) {
      if (this.#sessionFits(request, transaction, `provider ${peer.name}`)) {
        await this.#takeFromOutside(request, transaction, peer);
      }
      return;
    }
    const subscriber = await this.#gatekeeper.identify(request, transaction, request.from.uri, 'Proxy-Authenticate');
    const cancelledMeanwhile = transaction.answered !== undefined;
    if (subscriber === null || cancelledMeanwhile) return;
    if (!this.#sessionFits(request, transaction, detailOf(subscriber).detail)) return;
    if (request.headers.has('Replaces')) await this.#replace(request, transaction, subscriber);
    else await this.#take(request, transaction, subscriber);
  }

  async #isShed(request: SipRequest, transaction: InviteServerTransaction): Promise<boolean> {
    return this.#overload.refusesCalls && !(await this.#gatekeeper.hearsHelpCalled(request, transaction));
  }

  /** False when the request was refused: its session would be refreshed too often (RFC 4028 §9). */
  #sessionFits(request: SipRequest, transaction: InviteServerTransaction, detail: string): boolean {
    const { sessionExpiresS, minSessionExpiresS } = this.#services.settings;
    const session = answerSession(request.headers, { preferredS: sessionExpiresS, leastS: minSessionExpiresS });
    if (session.kind !== 'too small') return true;
    refuse(transaction, this.#services.host, 'session_interval', { detail, headers: session.headers });
    return false;
  }

  /** A call of a provider to one of the platform's numbers (contract 20 §11). */
  async #takeFromOutside(request: SipRequest, transaction: InviteServerTransaction, peer: Peer): Promise<void> {
    const { host } = this.#services;
    const numbers = calledNumbers(request);
    const owner = await host.trunks.ownerOf(numbers, peer);
    if (transaction.answered !== undefined) return;
    if (request.headers.has('Replaces')) {
      refuse(transaction, host, 'replaces_unknown', { detail: `provider ${peer.name}` });
      return;
    }
    await this.#deliver(request, transaction, {
      owner,
      dialled: owner?.number ?? numbers[0] ?? '',
      caller: outsideCaller(request),
      history: NO_HISTORY,
      peer,
    });
  }

  /** A call of one tenant to a number of another one (contract 20 §0.10 step 14). */
  async #takeFromTenant(
    request: SipRequest,
    transaction: InviteServerTransaction,
    { tenantId, number, inside, caller, history }: Crossing,
  ): Promise<void> {
    const tenant = await this.#services.host.tenantOf(tenantId);
    if (transaction.answered !== undefined) return;
    await this.#deliver(request, transaction, {
      owner: tenant === null ? null : { tenant, number },
      dialled: number,
      caller: { ...caller, withheld: caller.number === '' },
      history,
      crosses: true,
      inside: inside === true,
    });
  }

  /** Routes a call from outside as an inbound call of whoever owns the number. */
  async #deliver(
    request: SipRequest,
    transaction: InviteServerTransaction,
    { owner, dialled, caller, history, crosses = false, inside = false, peer }: Delivery,
  ): Promise<void> {
    const { name, number } = caller;
    const isFull = owner !== null && this.#isFull(owner.tenant);
    const call = this.#calls.open(owner?.tenant.tenantId ?? NO_TENANT);
    const profile = { ...outsideProfile(owner, dialled, caller), broughtBy: this.#broughtBy(peer) };
    const leg = this.#legOf(request, transaction, call, { kind: 'a', originatingUuid: null, profile, crosses });
    call.adopt(leg);
    if (peer !== undefined) this.#services.trunks.carries(peer.providerId, leg, 'in');
    leg.begin();
    if (owner === null) await leg.refuse('UNALLOCATED_NUMBER', 404);
    else if (isFull) await refuseAboveLimit(leg, 486);
    else if (await this.#isReady(leg)) {
      const from = { kind: 'outside', number, name } as const;
      const entry = inside ? {} : { entry: 'did' as const };
      await call.route(leg, { dialled, caller: from, history, ...entry, retargets: [], headers: [] });
    }
  }

  #broughtBy(peer: Peer | undefined): LegProfile['broughtBy'] {
    const trunk = peer === undefined ? null : this.#services.trunks.configuration(peer.providerId);
    return trunk === null ? null : { providerId: trunk.providerId, gatewayUuid: trunk.gatewayUuid };
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
    const dialled = normaliseDialled(request.uriText);
    // Help is called however many talk (contract 10 §9.4).
    const isFull = !tenant.emergencyNumbers.has(dialled) && this.#isFull(tenant);
    const call = this.#calls.open(tenant.tenantId);
    const profile = callerProfile(subscriber, dialled, {
      withheld: wantsPrivacy(request.headers),
    });
    const leg = this.#legOf(request, transaction, call, { kind: 'a', originatingUuid: null, profile });
    call.adopt(leg);
    leg.begin();
    if (isFull) {
      await refuseAboveLimit(leg, 503);
      return;
    }
    if (!(await this.#isReady(leg))) return;
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
    parts: Pick<LegParts, 'kind' | 'originatingUuid' | 'profile' | 'crosses'>,
  ): InboundLeg {
    const invite = this.#services.sip.acceptInvite(transaction, { trust: this.#trustIn(parts.profile.broughtBy) });
    const { flow } = transaction;
    const backAsItCame = !flow.reliable && !isBehindNat(request, flow.remote) ? null : flow;
    return new InboundLeg({ services: this.#services, owner: call, ...parts }, invite, request, flow, backAsItCame);
  }

  /** What is sent back to the provider that brought a call goes to nobody else. */
  #trustIn(broughtBy: LegProfile['broughtBy']): PeerTrust | undefined {
    const trunk = broughtBy === null ? null : this.#services.trunks.configuration(broughtBy.providerId);
    return trunk === null ? undefined : trunkTrust(trunk, 'call');
  }

  /** Contract 10 §9.4 check 5. */
  #isFull({ tenantId, maxConcurrentCalls }: TenantConfiguration): boolean {
    return maxConcurrentCalls > 0 && this.#calls.countOf(tenantId) >= maxConcurrentCalls;
  }

  /** Gives the leg its media; false when it was ended for want of them. */
  async #isReady(leg: InboundLeg): Promise<boolean> {
    if (!(await this.#openMedia(leg))) await leg.hangUp('SWITCH_CONGESTION');
    else if (leg.offer.kind === 'unusable') await leg.hangUp('INCOMPATIBLE_DESTINATION');
    else return true;
    return false;
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

/** The answer differs by direction (contract 10 §9.4). */
async function refuseAboveLimit(leg: InboundLeg, status: 486 | 503): Promise<void> {
  leg.describe({ blockReason: 'max-concurrent-calls' });
  await leg.refuse('NORMAL_CIRCUIT_CONGESTION', status);
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
