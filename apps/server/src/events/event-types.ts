/** Event types of contract 00 "Events" that exist by now, by how they travel. */
export const KEPT_TYPES = [
  'cdr.created',
  'config.changed',
  'voicemail.new',
  'voicemail.changed',
  'voicemail.deleted',
  'user.status',
  'emergency.call',
  'billing.low_credit',
  'billing.no_credit',
  'billing.fraud_alarm',
  'billing.premium_alarm',
  'billing.usage_warning',
  'fax.queued',
  'fax.sending',
  'fax.completed',
  'fax.failed',
  'fax.received',
  'sms.queued',
  'sms.sent',
  'sms.failed',
  'sms.received',
  'campaign.started',
  'campaign.paused',
  'campaign.completed',
  'campaign.broken',
] as const;
export const LIVE_TYPES = [
  'registration.added',
  'registration.removed',
  'channel.created',
  'channel.ringing',
  'channel.answered',
  'channel.held',
  'channel.resumed',
  'channel.bridged',
  'channel.hangup',
  'queue.joined',
  'queue.offered',
  'queue.answered',
  'queue.left',
  'queue.agent_status',
  'conference.started',
  'conference.joined',
  'conference.changed',
  'conference.left',
  'conference.ended',
  'rates.import',
  'contacts.import',
  'campaign.progress',
  'provider.state',
] as const;

export type KeptType = (typeof KEPT_TYPES)[number];
export type LiveType = (typeof LIVE_TYPES)[number];

export function isKeptType(type: string): type is KeptType {
  return KEPT_TYPES.some((one) => one === type);
}

/** An event as subscribers get it. */
export interface StrowgerEvent {
  readonly event_id: number;
  readonly type: KeptType | LiveType;
  /** ISO 8601 UTC with milliseconds. */
  readonly time: string;
  readonly tenant_id: number | null;
  readonly data: Readonly<Record<string, unknown>>;
  /** Whom it concerns: what an end user may see. Never sent. */
  readonly userIds: readonly number[];
  readonly extensionUuids: readonly string[];
}
