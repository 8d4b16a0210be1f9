import type { HangupCause } from '@strowger/callplan';
import type { Attempt, AttemptRequest } from './attempts.ts';
import type { CallTrace } from './call-trace.ts';
import type { Channel, Registration } from './channel.ts';
import type { ConferenceMember, MemberAction } from './conference.ts';
import type { SwitchEvent } from './events.ts';
import type { QueueState } from './queue-events.ts';
import type { TrunkProbe, TrunkStatus } from './trunks.ts';

/** The port every call engine implements (embedded, FreeSWITCH). */
export interface Switch {
  /** Binds its sockets and loads its bindings. Throws SwitchStartError with one clear line. */
  start(): Promise<void>;
  /** Refuses new calls, lets live ones finish for `graceMs`, then ends them with SYSTEM_SHUTDOWN and closes. */
  stop(graceMs: number): Promise<void>;
  subscribe(listener: (event: SwitchEvent) => void): () => void;
  channels(tenantId?: number): Promise<Channel[]>;
  registrations(tenantId?: number): Promise<Registration[]>;
  /** Who waits in queues and what agents do. */
  queues(tenantId?: number): Promise<QueueState>;
  /** How every SIP provider that the engine knows does (contract 30 §2.4). */
  trunks(): Promise<TrunkStatus[]>;
  /** Asks a provider once, now, whether it is there (OPTIONS). Throws SwitchRefusal `not_found`. */
  probeTrunk(providerId: number): Promise<TrunkProbe>;
  /** Rings the extension, then calls `to` as if it had dialled it (contract 20 §13.3). Throws SwitchRefusal. */
  originate(request: OriginateRequest): Promise<Originated>;
  /**
   * Calls a number outside by the system itself and does something once it has answered (contract 30 §18.5, §20). Throws
   * SwitchRefusal: `not_found` without a provider that could take it, `refused` for what may not be called or is above a
   * limit, `unavailable` where this machine cannot fax.
   */
  attempt(request: AttemptRequest): Promise<Attempt>;
  /** Ends both legs of the channel's call. Throws SwitchRefusal `not_found`. */
  hangup(channel: ChannelReference, cause: HangupCause, reason: string): Promise<void>;
  /** `toggle` holds an active leg and resumes a held one (contract 20 §13.2). Throws SwitchRefusal. */
  hold(channel: ChannelReference, action: 'toggle' | 'resume'): Promise<void>;
  transfer(channel: ChannelReference, destination: string, leg: 'auto' | 'aleg' | 'bleg' | 'both'): Promise<void>;
  /** Drops the contacts and subscriptions of an extension or a whole tenant; live calls go on. */
  dropRegistrations(of: { extensionUuid: string } | { tenantId: number }): Promise<void>;
  /**
   * Tells the devices of an extension something outside of any subscription, such as `check-sync`: those that this engine
   * carries. Gives how many took it. Throws SwitchRefusal `not_registered` when it has none.
   */
  notifyContacts(of: { tenantId: number; extensionUuid: string }, notice: Notice): Promise<number>;
  /** A change of the configuration was committed and the host answers with it: what shows it to phones follows. */
  configurationChanged(change: ConfigurationChange): void;
  /** Who is in a conference, in the order in which they came; none when it does not run. */
  conferenceMembers(conferenceUuid: string): Promise<ConferenceMember[]>;
  /** Throws SwitchRefusal `wrong_state` when the member is gone. */
  controlMember(conferenceUuid: string, memberId: number, action: MemberAction): Promise<void>;
  /** Ends a tenant's calls within `withinMs` (suspension 60 s, deletion 0: contract 10 §9.9). */
  endCalls(tenantId: number, withinMs: number, cause: HangupCause, spared?: 'emergencies'): Promise<void>;
  /** The signalling and media statistics of the call that a leg belongs to; null when nothing (any more) is kept of it. */
  trace(call: ChannelReference): Promise<CallTrace | null>;
  health(): Promise<SwitchHealth>;
}

/** How an engine does. */
export interface SwitchHealth {
  readonly ok: boolean;
  readonly detail: string;
  /** Since when it takes calls, epoch milliseconds; null: it does not. */
  readonly upSince: number | null;
}

/** What changed in the configuration, as the event `config.changed` tells it. */
export interface ConfigurationChange {
  /** Null: the platform's own. */
  readonly tenantId: number | null;
  readonly resource: string;
  readonly id: string;
}

/** `tenantId` null = any tenant (super admin); another tenant's channel is not found. */
export interface ChannelReference {
  readonly uuid: string;
  readonly tenantId: number | null;
}

/** What devices are told. */
export interface Notice {
  /** Value of the Event header field: `check-sync;reboot=true`. */
  readonly event: string;
  readonly body?: string;
  /** Of the body; `text/plain` unless given. */
  readonly contentType?: string;
}

export interface OriginateRequest {
  readonly tenantId: number;
  readonly extensionUuid: string;
  readonly to: string;
  readonly timeoutSeconds: number;
  readonly callerName: string;
  readonly autoAnswer: boolean;
  /** What the call is once the extension has answered, where it is not for `to`. */
  readonly entry?: 'wake_up';
}

/** A call whose first phones ring. */
export interface Originated {
  readonly callUuid: string;
  /** Whether the extension answered; resolves when that is known. */
  readonly answered: Promise<boolean>;
}

export type SwitchRefusalReason = 'not_found' | 'not_registered' | 'wrong_state' | 'unavailable' | 'refused';

/** A command that could not be carried out, with the reason the API turns into a status. */
export class SwitchRefusal extends Error {
  readonly reason: SwitchRefusalReason;

  constructor(reason: SwitchRefusalReason, message: string) {
    super(message);
    this.name = 'SwitchRefusal';
    this.reason = reason;
  }
}

/** The engine cannot start: its message is one line that names the setting and what is wrong. */
export class SwitchStartError extends Error {
  override readonly name = 'SwitchStartError';
}
