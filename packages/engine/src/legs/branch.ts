import { causeOfStatus, type HangupCause } from '@strowger/callplan';
import {
  type ClientInvite,
  type Dialog,
  type Flow,
  formatNameAddr,
  type InviteFailure,
  type OutgoingRequest,
  type SipResponse,
  sipUri,
} from '@strowger/sip';
import { isCalledOnItsFlow, targetOf } from '../registration/contact-route.ts';
import type { Contact } from '../registration/locations.ts';
import type { DialLines, Line } from './dial-lines.ts';
import type { DialRequest } from './dialling.ts';
import { ALLOWED_METHODS } from './dialog-requests.ts';
import type { Leg } from './leg.ts';
import { ownAbilities } from './phone-abilities.ts';
import { redirectedTo } from './redirect.ts';
import { minSeIn, sessionHeaders } from './session-terms.ts';

/** Somebody whom a leg calls. */
export interface Callee {
  readonly line: Line;
  readonly remoteIp: string;
  /** Requests in a dialog with it go the way that it is reached by. */
  keepToFlow(dialog: Dialog): void;
  cancel(reason: string): void;
}

/** What whoever is called tells the leg that calls. */
export interface BranchEvents {
  provisional(callee: Callee, response: SipResponse, dialog: Dialog | undefined): Promise<void>;
  answered(callee: Callee, response: SipResponse, dialog: Dialog): Promise<void>;
  /** It has not taken the call. `redirect`: where the phone wants it to go. */
  failed(callee: Callee, cause: HangupCause, failure: InviteFailure, redirect: string | null): void;
}

export interface BranchParts {
  readonly leg: Leg;
  readonly request: DialRequest;
  readonly contact: Contact;
  readonly line: Line;
  /** Where lines for further attempts come from. */
  readonly lines: DialLines;
  readonly callId: string;
  readonly events: BranchEvents;
}

/** What an INVITE that goes on with another one keeps of it. */
type Numbering = Pick<OutgoingRequest, 'callId' | 'fromTag' | 'cseq'>;

/**
 * One phone that a leg calls: its INVITE and, where that fails for a reason that can be helped, the next one. The leg hears
 * of the last alone.
 */
export class Branch implements Callee {
  readonly #parts: BranchParts;
  /** Flows of the same device that have failed. */
  readonly #tried: Contact[] = [];
  #contact: Contact;
  #line: Line;
  #invite: ClientInvite;
  /** Min-SE of a phone that took our session interval for too small; 0 before it said so. */
  #leastS = 0;

  /** Calls at once. */
  constructor(parts: BranchParts) {
    this.#parts = parts;
    this.#contact = parts.contact;
    this.#line = parts.line;
    this.#invite = this.#call({ callId: parts.callId });
  }

  get remoteIp(): string {
    return this.#contact.binding.source.address;
  }

  get line(): Line {
    return this.#line;
  }

  cancel(reason: string): void {
    this.#invite.cancel({ reason });
  }

  /** Requests in a dialog of the branch go over the flow that its phone registered on, where that is the way to it. */
  keepToFlow(dialog: Dialog): void {
    const flow = this.#flow();
    if (flow !== undefined) dialog.flow = flow;
  }

  #call(numbering: Numbering): ClientInvite {
    const { leg, request } = this.#parts;
    const { binding, owner, behindNat } = this.#contact;
    const { from } = request;
    const { limits } = leg.session;
    const session = sessionHeaders({ ...limits, leastS: Math.max(limits.leastS, this.#leastS) });
    const invite = leg.services.sip.invite(
      {
        uri: binding.contact,
        from,
        to: formatNameAddr({ uri: sipUri({ user: owner.extension, host: owner.domainName }), params: new Map() }),
        contactUser: 'user' in from.uri ? from.uri.user : undefined,
        ...numbering,
        routes: binding.path,
        target: this.#flow() ?? targetOf(binding, behindNat),
        headers: [...ownAbilities(ALLOWED_METHODS), ...session, ...request.headers],
        body: this.#line.offer,
        contentType: 'application/sdp',
      },
      {
        onProvisional: (response, dialog) => void this.#guard(this.#parts.events.provisional(this, response, dialog)),
        onAnswer: (response, dialog) => void this.#guard(this.#parts.events.answered(this, response, dialog)),
        onFailure: (failure) => void this.#guard(this.#refused(failure)),
      },
    );
    leg.services.traces.join(leg.uuid, invite.request.callId);
    return invite;
  }

  #flow(): Flow | undefined {
    const { binding, behindNat } = this.#contact;
    if (binding.flowId === undefined || !isCalledOnItsFlow(binding, behindNat)) return undefined;
    return this.#parts.leg.services.sip.flow(binding.flowId);
  }

  async #refused(failure: InviteFailure): Promise<void> {
    let callsAgain = false;
    try {
      callsAgain = await this.#callAgain(failure);
    } finally {
      if (!callsAgain) this.#fail(failure);
    }
  }

  /** False when nothing is left to try. */
  async #callAgain(failure: InviteFailure): Promise<boolean> {
    if (!this.#isWanted) return false;
    const { lines } = this.#parts;
    const leastS = failure.response === undefined ? 0 : minSeIn(failure.response.headers);
    if (failure.status === 422 && leastS > 0 && this.#leastS === 0) return this.#callForLonger(leastS);
    // A phone that registered over TLS and takes no SRTP is called once more with plain RTP.
    if (failure.status === 488 && this.#line.media.profile === 'sdes') {
      return this.#callOn(this.#contact, lines.plainLineFor(this.#contact));
    }
    const next = isFlowFailure(failure) ? this.#nextFlow() : null;
    if (next === null) return false;
    this.#tried.push(this.#contact);
    return this.#callOn(next, lines.lineFor(next));
  }

  /** The same call with a session as long as the phone wants it (RFC 4028 §7.3). */
  #callForLonger(leastS: number): true {
    const { callId, cseq, fromTag } = this.#invite.request;
    this.#leastS = leastS;
    this.#invite = this.#call({ callId, fromTag, cseq: cseq.sequence + 1 });
    return true;
  }

  async #callOn(contact: Contact, opened: Promise<Line>): Promise<boolean> {
    const line = await opened;
    if (!this.#isWanted) return false;
    this.#contact = contact;
    this.#line = line;
    this.#invite = this.#call({});
    return true;
  }

  /** Another flow of the same device (RFC 5626 §5.3). */
  #nextFlow(): Contact | null {
    const { locations, clock } = this.#parts.leg.services;
    return locations.nextFlow(this.#contact, [...this.#tried, this.#contact], clock.now());
  }

  get #isWanted(): boolean {
    const { leg } = this.#parts;
    return leg.isLive && !leg.isAnswered;
  }

  #fail(failure: InviteFailure): void {
    const { leg, events } = this.#parts;
    if (failure.status === 488) leg.services.transcoding.missed(this.#contact.binding.source.address);
    const redirect = failure.response === undefined ? null : redirectedTo(failure.response);
    events.failed(this, causeOf(failure), failure, redirect);
  }

  async #guard(taken: Promise<void>): Promise<void> {
    try {
      await taken;
    } catch (error) {
      const { leg } = this.#parts;
      leg.services.log('error', 'an answer of a phone could not be taken', { leg: leg.uuid, error: String(error) });
    }
  }
}

/** The phone has not had the call: its flow is gone (RFC 5626 §5.3). */
function isFlowFailure({ status, cause }: InviteFailure): boolean {
  return status === 430 || cause === 'transport' || cause === 'timeout';
}

function causeOf({ status, cause }: InviteFailure): HangupCause {
  return cause === 'transport' ? 'DESTINATION_OUT_OF_ORDER' : causeOfStatus(status);
}
