import type { HangupCause } from '@strowger/callplan';

/** One finished leg as an engine journals it: the raw record of contract 40 A1/A2. Times are epoch milliseconds. */
export interface CallRecord {
  readonly call_id: string;
  readonly leg: 'a' | 'b';
  readonly originating_leg_uuid: string | null;
  readonly bridge_uuid: string | null;
  readonly sip_call_id: string;
  readonly tenant_id: number | null;
  readonly domain_uuid: string | null;
  readonly domain: string;
  readonly extension_uuid: string | null;
  readonly extension: string;
  readonly context: string;
  readonly direction: 'inbound' | 'outbound' | 'local' | null;
  readonly caller_id_name: string;
  readonly caller_number: string;
  readonly source_number: string;
  readonly caller_destination: string;
  readonly destination: string;
  readonly accountcode: string;
  readonly remote_ip: string;
  readonly remote_media_ip: string;
  readonly last_app: string;
  readonly last_arg: string;
  readonly read_codec: string;
  readonly write_codec: string;
  readonly pdd_ms: number | null;
  readonly mos: number | null;
  readonly media: MediaStatistics | null;
  readonly start_time: number;
  readonly answer_time: number | null;
  readonly end_time: number;
  readonly hold_ms: number;
  /** Time in queues. */
  readonly wait_ms: number;
  readonly hangup_cause: HangupCause;
  readonly sip_hangup_disposition: HangupDisposition;
  readonly missed_call: boolean;
  readonly block_reason: string | null;
  /** What handled the call: the last of each kind. */
  readonly ring_group_uuid: string | null;
  readonly ivr_menu_uuid: string | null;
  readonly conference_name: string | null;
  readonly call_center_queue_uuid: string | null;
  /** The caller's leg, or that of an agent's phone. */
  readonly cc_side: 'member' | 'agent' | null;
  /** The agent who took the caller, or whose phone it is, by uuid. */
  readonly cc_agent: string | null;
  /** The provider that the leg was sent to or came from, and the route and destination that named it; null: none. */
  readonly provider_id: number | null;
  readonly gateway_uuid: string | null;
  readonly route_id: number | null;
  readonly destination_id: string | null;
  /** What outbound selection matched, before the provider's rewriting: what is rated (contract 10 §9.8). */
  readonly rated_number: string | null;
  /** Nothing is charged for it. */
  readonly emergency: boolean;
  /** The conversation, or a part of it, was recorded. */
  readonly recorded: boolean;
}

/** Media statistics of the leg, counted where the platform received it (loss, jitter) and sent it. */
export interface MediaStatistics {
  readonly packets_received: number;
  readonly packets_sent: number;
  readonly packets_lost: number;
  readonly jitter_ms: number;
  readonly round_trip_ms: number | null;
  readonly mos: number | null;
}

export type HangupDisposition = 'send_bye' | 'recv_bye' | 'send_cancel' | 'recv_cancel' | 'send_refuse' | 'recv_refuse';
