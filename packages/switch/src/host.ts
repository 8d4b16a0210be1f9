import type { CallPlan, ExtensionConfiguration, Leg, PlatformNumbers, TenantConfiguration } from '@strowger/callplan';
import type { AgentStore } from './agent-store.ts';
import type { CallBlockHits } from './call-block-hits.ts';
import type { CallCredit } from './call-credit.ts';
import type { CallRecord } from './call-record.ts';
import type { CallerSettings } from './caller-settings.ts';
import type { EmergencyCalls } from './emergency-calls.ts';
import type { FaxInbox } from './fax.ts';
import type { FlowHost } from './flow-host.ts';
import type { LastCalls } from './last-calls.ts';
import type { MailboxStore } from './mailbox-store.ts';
import type { MediaFiles } from './media-files.ts';
import type { MissedCalls } from './missed-calls.ts';
import type { PinCheck } from './pin-check.ts';
import type { PromptStore } from './prompt-store.ts';
import type { RecordingStore } from './recording-store.ts';
import type { Trunks } from './trunks.ts';
import type { WakeUpCalls } from './wake-up-calls.ts';

/** What an engine asks of the server that hosts it. Answers come from memory, never from the database on a call's way. */
export interface SwitchHost {
  /**
   * Who may log in as `user` at `host`. An unknown host (an address of the platform) matches only a user name that is
   * unique on the platform (contract 20 §1.1).
   * @param username the whole name of the credentials: what the password goes with
   */
  subscriber(user: string, host: string, username?: string): Promise<Subscriber | null>;
  /** The realm a request for `host` is challenged with: the domain, or the platform's default realm. */
  realm(host: string): Promise<string>;
  /** The present configuration of a tenant; null: he has none. */
  tenantOf(tenantId: number): Promise<TenantConfiguration | null>;
  /** Plans a leg of a tenant: the pure function of (configuration, leg, now). */
  plan(tenantId: number, leg: Leg): Promise<CallPlan>;
  /** What planning knows beyond the tenants: whose numbers are here, and what leads outside. */
  readonly platformNumbers: PlatformNumbers;
  readonly journal: CallJournal;
  readonly bindings: BindingStore;
  readonly mediaFiles: MediaFiles;
  readonly mailboxes: MailboxStore;
  readonly recordings: RecordingStore;
  readonly pins: PinCheck;
  readonly prompts: PromptStore;
  readonly missedCalls: MissedCalls;
  readonly agents: AgentStore;
  readonly callBlockHits: CallBlockHits;
  readonly callCredit: CallCredit;
  readonly callerSettings: CallerSettings;
  readonly emergencyCalls: EmergencyCalls;
  readonly faxInbox: FaxInbox;
  readonly flows: FlowHost;
  readonly lastCalls: LastCalls;
  readonly trunks: Trunks;
  readonly wakeUpCalls: WakeUpCalls;
  /** Whether an address is not to be banned, however often its logins fail: it is trusted elsewhere. */
  isSpared(address: string): boolean;
  /** A source was refused or banned, or a login failed: the audit log and the metrics want to know. */
  security(notice: SecurityNotice): void;
}

export interface Subscriber {
  readonly tenant: TenantConfiguration;
  readonly extension: ExtensionConfiguration;
  /** Clear SIP password; never logged. */
  readonly password: string;
}

/** What was journalled survives kill -9 (contract 40 A2). */
export interface CallJournal {
  /** A leg began (durable a moment later) or was answered (durable at once): a crash leaves a record of it. */
  opened(record: OpenCall): void;
  /** A leg ended. Synchronous and durable, so that it can precede the answer to a BYE. */
  closed(record: CallRecord): void;
}

/** The record as it would read if the process ended now, with SYSTEM_SHUTDOWN as its cause. */
export type OpenCall = CallRecord;

export interface BindingStore {
  load(): Promise<StoredBinding[]>;
  /** Resolves when durable; batches by itself. Rejects only when the database is away. */
  save(change: BindingChange): Promise<void>;
}

export type BindingChange =
  | { readonly change: 'put'; readonly binding: StoredBinding }
  | ({ readonly change: 'remove' } & BindingKey);

/** What tells the contacts of an extension apart: flows of one device may share a contact (RFC 5626 §4.2). */
export type BindingKey = Pick<StoredBinding, 'extensionUuid' | 'contact' | 'instance' | 'regId'>;

/** A contact of an extension as it survives a restart. Times are epoch milliseconds. */
export interface StoredBinding {
  readonly tenantId: number;
  readonly domainName: string;
  readonly extensionUuid: string;
  readonly extension: string;
  readonly contact: string;
  readonly sourceAddress: string;
  readonly sourcePort: number;
  readonly transport: 'udp' | 'tcp' | 'tls' | 'ws' | 'wss';
  readonly userAgent: string;
  readonly callId: string;
  readonly cseq: number;
  readonly q: number;
  readonly instance: string | null;
  /** Which of its device's flows it is; null for a contact that is none (RFC 5626). */
  readonly regId: number | null;
  /** Path values, outermost first (RFC 3327). */
  readonly path: readonly string[];
  readonly expiresAt: number;
}

export type SecurityNotice =
  | { readonly kind: 'digest_failed'; readonly user: string; readonly host: string; readonly source: string }
  | { readonly kind: 'banned'; readonly source: string; readonly untilMs: number }
  /** The ban of an address has run out. */
  | { readonly kind: 'unbanned'; readonly source: string }
  /** Too many logins of one account failed, from wherever: until then only its known devices may log in. */
  | { readonly kind: 'account_guarded'; readonly account: string; readonly source: string; readonly untilMs: number }
  | { readonly kind: 'account_released'; readonly account: string }
  | {
      readonly kind: 'refused';
      readonly source: string;
      readonly reason: RefusalReason;
      /** SIP status of the answer; null when it was dropped without one. */
      readonly status: number | null;
      readonly detail: string;
    };

/** Why an engine refuses a source. */
export type RefusalReason =
  | 'banned'
  | 'account_guarded'
  | 'unsupported_identity'
  | 'identity'
  | 'address'
  /** It says of itself that it is a tool that searches for servers and extensions. */
  | 'scanner'
  | 'too_many_hops'
  | 'rate'
  | 'connections'
  | 'overload'
  /** Its codecs could only be transcoded, and as many calls as may be are. */
  | 'transcoding_full'
  | 'closing'
  | 'tenant_inactive'
  | 'contact_malformed'
  | 'interval_too_brief'
  | 'first_hop_without_outbound'
  | 'registration_out_of_order'
  | 'session_interval'
  | 'subscriptions_full'
  | 'replaces_malformed'
  | 'replaces_unknown'
  | 'replaces_answered';
