import type { CallBlockConfiguration } from './call-block/configuration.ts';
import type { CallFlowConfiguration } from './call-flow/configuration.ts';
import type { ConferenceConfiguration } from './conference/configuration.ts';
import type { InboundProgramConfiguration } from './fax/configuration.ts';
import type { FollowMeConfiguration } from './follow-me/configuration.ts';
import type { InboundRouteConfiguration } from './inbound-route/configuration.ts';
import type { MailboxConfiguration } from './mailbox/configuration.ts';
import type { MenuConfiguration } from './menu/configuration.ts';
import type { MusicConfiguration } from './music-on-hold/configuration.ts';
import type { OwnNumbers } from './outbound/configuration.ts';
import type { PageGroupConfiguration } from './paging/configuration.ts';
import type { AgentConfiguration, QueueConfiguration } from './queue/configuration.ts';
import type { RecordingConfiguration } from './recording/configuration.ts';
import type { RingGroupConfiguration } from './ring-group/configuration.ts';
import type { SpeedDialConfiguration } from './speed-dial/configuration.ts';
import type { TimeConditionConfiguration } from './time-condition/configuration.ts';

/** What planning knows of a tenant. Plain values, loaded once and kept in memory by the server's directory. */
export interface TenantConfiguration extends TenantModules {
  readonly tenantId: number;
  /** False: every call is refused and registrations get 403 (contract 10 §9.9). */
  readonly active: boolean;
  /** His subscription is suspended: nothing goes out or comes in, inside calls go on (contract 10 §9.9). */
  readonly subscriptionSuspended?: boolean;
  readonly domainUuid: string;
  readonly domainName: string;
  readonly timeZone: string;
  /** Of prompts, where an extension or menu has none of its own: `en`, `fr` … */
  readonly language: string;
  /** What is dialled before numbers of the country, such as `0`; empty where there is none (contract 10 §4.4). */
  readonly nationalPrefix: string;
  /** What is dialled before numbers of other countries, beside `00` and `011`; absent: nothing (contract 10 §4.4). */
  readonly internationalPrefix?: string;
  /** Order of routes: `lcr` by cost before weight (contract 30 §5.3 step 4). */
  readonly routeMode?: 'priority' | 'lcr';
  /** Never blocked (contract 30 §5.3). */
  readonly emergencyNumbers: ReadonlySet<string>;
  /** Numbers beginning with one of these are dear and may not be called; absent: none is (ours). */
  readonly premiumPrefixes?: readonly string[];
  /** Caller id to outside of extensions without one of their own (contract 10 §4.4). */
  readonly outboundCallerId?: Partial<CallerId>;
  /** Number shown on emergency calls of extensions without one of their own. */
  readonly emergencyCallerId?: string;
  /** DIDs of this system that are dialled from inside stay inside (contract 20 §0.10 step 14). */
  readonly localDids: boolean;
  /** Live calls allowed at once, 0 = unlimited (contract 10 §4.1). */
  readonly maxConcurrentCalls: number;
  /** Named tone or tone_stream the caller hears while phones ring, e.g. `${us-ring}` (contract 20 §0.9). */
  readonly ringback: string;
  /** Absent: the code that pages it is off. */
  readonly pageGroup?: PageGroupConfiguration;
  /** Names of built-in codes that the tenant has switched off (contract 40 B10.4). */
  readonly codesOff?: ReadonlySet<string>;
  /** By uuid. */
  readonly extensions: ReadonlyMap<string, ExtensionConfiguration>;
  /** Every number of the domain and what carries it (contract 20 §0.7); aliases included. */
  readonly numbers: ReadonlyMap<string, NumberOwner>;
}

/** The call handling objects of a tenant, by uuid unless said otherwise (contract 20 §4 to §11). */
export interface TenantModules {
  readonly ringGroups: ReadonlyMap<string, RingGroupConfiguration>;
  readonly queues: ReadonlyMap<string, QueueConfiguration>;
  readonly agents: ReadonlyMap<string, AgentConfiguration>;
  readonly menus: ReadonlyMap<string, MenuConfiguration>;
  /** By number: a mailbox may share it with an extension. */
  readonly mailboxes: ReadonlyMap<string, MailboxConfiguration>;
  readonly conferences: ReadonlyMap<string, ConferenceConfiguration>;
  readonly callFlows: ReadonlyMap<string, CallFlowConfiguration>;
  readonly timeConditions: ReadonlyMap<string, TimeConditionConfiguration>;
  /** By extension uuid. */
  readonly followMes: ReadonlyMap<string, FollowMeConfiguration>;
  readonly callBlocks: readonly CallBlockConfiguration[];
  readonly music: readonly MusicConfiguration[];
  /** Those that have a sound. */
  readonly recordings: readonly RecordingConfiguration[];
  readonly inboundRoutes: readonly InboundRouteConfiguration[];
  /** What answers DIDs that no inbound route has. */
  readonly inboundPrograms: readonly InboundProgramConfiguration[];
  /** What may be shown outside as the tenant's own. */
  readonly ownNumbers: OwnNumbers;
  /** By what is dialled after `*0`. */
  readonly speedDials: ReadonlyMap<string, SpeedDialConfiguration>;
}

export interface NumberOwner {
  readonly kind: NumberOwnerKind;
  readonly uuid: string;
}

/** What may carry a number (contract 20 §0.7); mailboxes have a plan of their own. */
export type NumberOwnerKind =
  | 'extension'
  | 'ring_group'
  | 'call_queue'
  | 'ivr_menu'
  | 'conference'
  | 'call_flow'
  | 'time_condition';

export interface Forward {
  readonly enabled: boolean;
  /** As stored: destination grammar of contract 20 §0.9; empty = release with that cause. */
  readonly destination: string;
}

export interface CallerId {
  readonly name: string;
  readonly number: string;
}

/** The fields of contract 20 §1.2 that decide about calls. */
export interface ExtensionConfiguration {
  readonly uuid: string;
  readonly number: string;
  readonly alias: string | null;
  readonly type: 'voice' | 'fax';
  readonly enabled: boolean;
  readonly userId: number | null;
  readonly callerId: CallerId;
  readonly outboundCallerId: Partial<CallerId>;
  /** Shown on emergency calls. */
  readonly emergencyCallerId?: Partial<CallerId>;
  /** Seconds its phones ring. */
  readonly callTimeout: number;
  readonly doNotDisturb: boolean;
  readonly forwardAll: Forward;
  readonly forwardBusy: Forward;
  readonly forwardNoAnswer: Forward;
  readonly forwardNotRegistered: Forward;
  /** Concurrent calls above it are busy or go to `limitDestination`. */
  readonly limitMax: number;
  readonly limitDestination: string;
  readonly maxRegistrations: number;
  /** Whose messages its phones show; absent: those of the mailbox with its number. */
  readonly shownMailbox?: string;
  readonly accountcode: string;
  readonly holdMusic: string;
  readonly followMeEnabled: boolean;
  /** Names of the groups in which it may pick calls up. */
  readonly callGroups: readonly string[];
  /** Classes of calls it may dial; empty = all. */
  readonly tollAllow: readonly string[];
  /** Which of its calls are recorded. */
  readonly records: 'none' | 'local' | 'inbound' | 'outbound' | 'all';
  /** Who is mailed of a missed call; empty = nobody. */
  readonly missedCallMailTo: string;
  /** Callers from outside say their name first. */
  readonly screensCalls: boolean;
  /** Empty = the tenant's. */
  readonly language: string;
  /** Its linked user administers the tenant or holds the permission `realtime`: feature codes that are protected work. */
  readonly mayUseProtectedCodes: boolean;
  /** Its linked user administers the tenant. */
  readonly administersTenant: boolean;
  readonly directory: DirectoryEntry;
  /** Codec names offered to its phones, in order; empty = the caller's own list. */
  readonly codecs: readonly string[];
  /** CIDRs and access lists that it may register and call from; empty = anywhere. */
  readonly authAcl: readonly (string | AccessList)[];
}

/** Rules for the address that a phone comes from: the most specific network decides, else the default (contract 40 B10.1). */
export interface AccessList {
  readonly allowsByDefault: boolean;
  readonly nodes: readonly { readonly cidr: string; readonly allow: boolean }[];
}

/** What *411 and phone books know of an extension (contract 20 §12.4). */
export interface DirectoryEntry {
  readonly firstName: string;
  readonly lastName: string;
  readonly visible: boolean;
  readonly numberSpoken: boolean;
}
