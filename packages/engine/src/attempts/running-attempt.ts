import { type HangupCause, NO_HISTORY, normaliseDialled, type TenantConfiguration } from '@strowger/callplan';
import type { Timer } from '@strowger/sip';
import type { AttemptOutcome, AttemptProgress, AttemptRequest } from '@strowger/switch';
import type { Call } from '../calls/call.ts';
import type { FaxCall } from '../fax/fax-call.ts';
import { FAX_FORMATS } from '../fax/fax-formats.ts';
import { describeBridge } from '../legs/bridged.ts';
import type { Leg } from '../legs/leg.ts';
import { FRESH_LEG, type LegProfile } from '../legs/leg-profile.ts';
import { SystemLeg } from '../legs/system-leg.ts';
import { PCMA, PCMU } from '../media/codec.ts';
import type { AudioFormats } from '../media/codec-agreement.ts';
import type { Services } from '../services.ts';
import { type ActionResult, actOn, NOTHING_DONE, prepare } from './act-on.ts';

const VOICE_FORMATS: AudioFormats = { codecs: [PCMU, PCMA], telephoneEvent: null };

/** What the records of its legs name as what was done (contract 40 A3). */
const APPLICATIONS: Readonly<Record<AttemptRequest['action']['kind'], string>> = {
  send_fax: 'txfax',
  play: 'playback',
  play_file: 'playback',
  connect: 'bridge',
  flow: 'ivr',
};

export interface AttemptIdentity {
  readonly callUuid: string;
  readonly tenant: TenantConfiguration;
}

/** One call of the system itself, from its first leg to its outcome. */
export class RunningAttempt {
  readonly #services: Services;
  readonly #call: Call;
  readonly #request: AttemptRequest;
  readonly #leg: SystemLeg;
  /** How nobody was reached; null: somebody was, or the call was ended. */
  #unreached: HangupCause | null = null;
  #dialled: Leg | null = null;
  #fax: FaxCall | null = null;
  #timer: Timer | null = null;
  #result: ActionResult = NOTHING_DONE;
  #isOver = false;

  constructor(services: Services, call: Call, request: AttemptRequest, { callUuid, tenant }: AttemptIdentity) {
    this.#services = services;
    this.#call = call;
    this.#request = request;
    const profile = profileOf(request, tenant);
    const parts = { services, owner: call, uuid: callUuid, originatingUuid: null, profile };
    const formats = request.service === 'fax' ? FAX_FORMATS : VOICE_FORMATS;
    this.#leg = new SystemLeg({ ...parts, kind: 'a' }, formats);
  }

  /** Resolves when the call is over; never rejects. */
  begin(): Promise<AttemptOutcome> {
    this.#call.adopt(this.#leg);
    this.#leg.begin();
    return this.#run();
  }

  async #run(): Promise<AttemptOutcome> {
    const { caller, extensionUuid, service, to } = this.#request;
    await this.#call.route(this.#leg, {
      dialled: normaliseDialled(to),
      caller: { kind: 'outside', ...caller },
      history: NO_HISTORY,
      program: { service, extensionUuid },
      retargets: [],
      headers: [],
      dials: (leg) => this.#dials(leg),
      joins: (_party, peer) => this.#answeredBy(peer),
      unreached: async (party, { cause, blockReason }) => {
        this.#unreached = cause;
        party.describe({ blockReason: blockReason ?? party.profile.blockReason });
        await party.hangUp(cause);
      },
    });
    this.#timer?.cancel();
    await this.#leg.hangUp('NORMAL_CLEARING');
    this.#isOver = true;
    return this.#outcome();
  }

  /** Each provider that is tried may let it ring for so long. */
  #dials(leg: Leg): void {
    this.#dialled = leg;
    this.#fax = prepare(leg, this.#request, (progress) => this.#tell(progress));
    this.#tell({ state: 'dialling', providerId: providerOf(leg) });
    this.#timer?.cancel();
    this.#timer = this.#services.clock.after(this.#request.answerTimeoutSeconds * 1000, () => {
      if (!this.#leg.isAnswered) void this.#call.end('NO_ANSWER');
    });
  }

  async #answeredBy(peer: Leg): Promise<void> {
    this.#timer?.cancel();
    this.#dialled = peer;
    describeBridge(this.#leg, peer);
    const application = APPLICATIONS[this.#request.action.kind];
    for (const leg of [this.#leg, peer]) leg.describe({ application });
    this.#tell({ state: 'connected', providerId: providerOf(peer) });
    try {
      this.#result = await actOn(this.#call, peer, this.#request, this.#fax);
    } finally {
      await peer.hangUp('NORMAL_CLEARING');
      await this.#leg.hangUp(peer.state.at === 'ended' ? peer.state.ending.cause : 'NORMAL_CLEARING');
    }
  }

  #tell(progress: AttemptProgress): void {
    if (!this.#isOver) this.#request.progress(progress);
  }

  #outcome(): AttemptOutcome {
    const { state, answeredAt } = this.#leg;
    const ended = state.at === 'ended' ? state : null;
    const trunk = this.#dialled?.profile.trunk ?? null;
    return {
      ...this.#result,
      cause: this.#unreached ?? ended?.ending.cause ?? 'NORMAL_CLEARING',
      answeredAt,
      endedAt: ended?.since ?? this.#services.clock.now(),
      providerId: trunk?.providerId ?? null,
      destinationId: trunk?.destinationId ?? null,
    };
  }
}

function providerOf({ profile }: Leg): number | null {
  return profile.trunk?.providerId ?? null;
}

function profileOf({ caller, extensionUuid, to }: AttemptRequest, tenant: TenantConfiguration): LegProfile {
  const extension = extensionUuid === null ? undefined : tenant.extensions.get(extensionUuid);
  const dialled = normaliseDialled(to);
  return {
    ...FRESH_LEG,
    tenantId: tenant.tenantId,
    domainUuid: tenant.domainUuid,
    domainName: tenant.domainName,
    extensionUuid: null,
    extension: '',
    takenBy: extension === undefined ? null : { extensionUuid: extension.uuid, extension: extension.number },
    direction: 'outbound',
    callerName: caller.name,
    callerNumber: caller.number,
    withheld: false,
    calleeId: null,
    dialled,
    destination: dialled,
    accountcode: extension?.accountcode ?? tenant.domainName,
    holdMusic: '',
  };
}
