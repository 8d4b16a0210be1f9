import { isIPv6 } from 'node:net';
import { causeOfStatus, type HangupCause } from '@strowger/callplan';
import {
  type ClientInvite,
  type Dialog,
  type InviteFailure,
  type OutgoingRequest,
  SipRequestError,
  type SipResponse,
  type Timer,
} from '@strowger/sip';
import type { TrunkConfiguration } from '@strowger/switch';
import { codecNamed, isG711, sameCodec } from '../media/codec.ts';
import { type AudioFormats, formatsToOffer } from '../media/codec-agreement.ts';
import type { Transcodable } from '../media/transcoding.ts';
import { trunkCredentials } from '../trunks/credentials.ts';
import { callRoutes, trunkTrust, trunkUri } from '../trunks/trunk-uri.ts';
import type { BranchEvents, Callee } from './branch.ts';
import type { DialLines, Line, LineKind } from './dial-lines.ts';
import type { TrunkDialRequest } from './dialling.ts';
import { ALLOWED_METHODS } from './dialog-requests.ts';
import { causeOfReason } from './hangup-reason.ts';
import type { Leg } from './leg.ts';
import { ownAbilities } from './phone-abilities.ts';
import { minSeIn, sessionHeaders } from './session-terms.ts';
import { trunkCaller } from './trunk-caller.ts';

/** A provider that has said nothing by then, not even 100, does not take the call (contract 30 §5.3 step 8). */
const SILENCE_MS = 6000;
/** How providers refuse media that they do not speak. */
const MEDIA_REFUSALS: ReadonlySet<number> = new Set([415, 488, 606]);

export interface TrunkBranchParts {
  readonly leg: Leg;
  readonly request: TrunkDialRequest;
  readonly line: Line;
  /** Where the line for a further attempt comes from. */
  readonly lines: DialLines;
  readonly callId: string;
  readonly events: BranchEvents;
}

/** What an INVITE that goes on with another one keeps of it. */
type Numbering = Pick<OutgoingRequest, 'callId' | 'fromTag' | 'cseq'>;

/** A number that a leg calls over a provider: its INVITE and, where that fails for a reason that can be helped, the next. */
export class TrunkBranch implements Callee {
  readonly #parts: TrunkBranchParts;
  readonly #silence: Timer;
  #line: Line;
  #invite: ClientInvite;
  #leastS = 0;
  /** It was silent for too long: what it says now comes too late. */
  #isGivenUp = false;

  /** Calls at once. */
  constructor(parts: TrunkBranchParts) {
    this.#parts = parts;
    this.#line = parts.line;
    this.#invite = this.#call({ callId: parts.callId });
    this.#silence = parts.leg.services.clock.after(SILENCE_MS, () => this.#giveUp());
  }

  get line(): Line {
    return this.#line;
  }

  get remoteIp(): string {
    return this.#invite.remote?.address ?? '';
  }

  /** A provider is reached by its own addresses and routes. */
  keepToFlow(): void {}

  cancel(reason: string): void {
    this.#silence.cancel();
    this.#invite.cancel({ reason });
  }

  #call(numbering: Numbering): ClientInvite {
    const { leg, request } = this.#parts;
    const { trunk, number } = request;
    const { services, session } = leg;
    const { from, headers } = trunkCaller(request);
    const limits = { ...session.limits, leastS: Math.max(session.limits.leastS, this.#leastS) };
    const invite = services.sip.invite(
      {
        uri: trunkUri(trunk, number),
        from,
        contactUser: trunk.contactUser === '' ? undefined : trunk.contactUser,
        ...numbering,
        routes: callRoutes(trunk, services.trunks.serviceRoute(trunk.providerId)),
        trust: trunkTrust(trunk, 'call'),
        patienceMs: SILENCE_MS,
        credentials: trunkCredentials(trunk),
        headers: [...ownAbilities(ALLOWED_METHODS), ...sessionHeaders(limits), ...headers, ...request.headers],
        body: this.#line.offer,
        contentType: 'application/sdp',
      },
      {
        onProvisional: (response, dialog) => this.#heard(response, dialog),
        onAnswer: (response, dialog) => this.#guard(this.#answered(response, dialog)),
        onFailure: (failure) => this.#guard(this.#refused(failure)),
      },
    );
    services.traces.join(leg.uuid, invite.request.callId);
    return invite;
  }

  #heard(response: SipResponse, dialog: Dialog | undefined): void {
    this.#silence.cancel();
    this.#tried(null);
    if (!this.#isGivenUp) this.#guard(this.#parts.events.provisional(this, response, dialog));
  }

  #answered(response: SipResponse, dialog: Dialog): Promise<void> {
    this.#silence.cancel();
    return this.#parts.events.answered(this, response, dialog);
  }

  /** How the provider did shows in its state. */
  #tried(error: unknown): void {
    const { leg, request } = this.#parts;
    leg.services.trunks.tried(request.trunk.providerId, error);
  }

  #giveUp(): void {
    this.#isGivenUp = true;
    this.#tried(new SipRequestError('timeout', 'no answer to INVITE'));
    this.#invite.cancel();
    this.#fail({ status: 408, reason: '', cause: 'timeout' });
  }

  async #refused(failure: InviteFailure): Promise<void> {
    if (this.#isGivenUp) return;
    if (failure.response !== undefined) this.#tried(null);
    else if (failure.error !== undefined) this.#tried(failure.error);
    let callsAgain = false;
    try {
      callsAgain = await this.#callAgain(failure);
    } finally {
      if (!callsAgain) this.#fail(failure);
    }
  }

  /** False when nothing is left to try. */
  async #callAgain({ status, response }: InviteFailure): Promise<boolean> {
    const { leg, lines, request } = this.#parts;
    const { trunk } = request;
    if (!leg.isLive || leg.isAnswered) return false;
    const leastS = response === undefined ? 0 : minSeIn(response.headers);
    if (status === 422 && leastS > 0 && this.#leastS === 0) {
      const { callId, cseq, fromTag } = this.#invite.request;
      this.#leastS = leastS;
      this.#invite = this.#call({ callId, fromTag, cseq: cseq.sequence + 1 });
      return true;
    }
    const isProtected = this.#line.media.profile === 'sdes';
    if (!isProtected || trunk.srtp !== 'optional' || !MEDIA_REFUSALS.has(status)) return false;
    const line = await lines.line({ ...trunkLineKind(trunk), profile: 'plain' });
    if (!leg.isLive || leg.isAnswered) return false;
    this.#line = line;
    this.#invite = this.#call({});
    return true;
  }

  #fail(failure: InviteFailure): void {
    this.#silence.cancel();
    this.#parts.events.failed(this, causeOf(failure), failure, null);
  }

  #guard(taken: Promise<void>): void {
    taken.catch((error: unknown) => {
      const { leg } = this.#parts;
      leg.services.log('error', 'an answer of a provider could not be taken', { leg: leg.uuid, error: String(error) });
    });
  }
}

/** How media travels to a provider to begin with. */
export function trunkLineKind({ srtp, outboundProxy, proxy, host }: TrunkConfiguration): LineKind {
  const first = (outboundProxy || proxy || host).replace(/^\[([^\]]*)\].*$/, '$1');
  return { profile: srtp === 'off' ? 'plain' : 'sdes', version: isIPv6(first) ? 6 : 4 };
}

/**
 * What a provider is offered: of its codecs, in its order, those that the caller speaks or that can be turned into what he
 * speaks; all of them where none is.
 */
export function formatsToTrunk(
  caller: AudioFormats | null,
  preferences: readonly string[],
  transcodable: Transcodable,
): AudioFormats {
  const spoken = preferences.filter((name) => {
    const codec = codecNamed(name);
    if (codec === null) return false;
    return isG711(codec) || transcodable(codec) || (caller?.codecs.some((own) => sameCodec(own, codec)) ?? false);
  });
  return formatsToOffer(caller, spoken.length > 0 ? spoken : preferences, transcodable);
}

/** By Q.850 where the provider says that, else by its status; what speaks of the trunk itself means that it is of no use. */
function causeOf({ status, cause, response }: InviteFailure): HangupCause {
  if (cause === 'transport') return 'NETWORK_OUT_OF_ORDER';
  if (status === 401 || status === 407) return 'GATEWAY_DOWN';
  return causeOfReason(response?.headers.getAll('Reason') ?? []) ?? causeOfStatus(status);
}
