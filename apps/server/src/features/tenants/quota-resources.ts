/** What a tenant's quota limits (contract 10 §9.1). */
export interface QuotaResource {
  readonly resourceId: number;
  readonly name: string;
  readonly kind: 'slot' | 'metered';
  /** Limit of a new tenant. */
  readonly limit: number;
}

/** A slot: a hard cap on how many objects there may be, which users' allocations divide up. */
export interface SlotResource extends QuotaResource {
  readonly kind: 'slot';
  readonly tenantField: SlotField;
  readonly userField: UserSlotField;
  readonly featureKey: string;
}

export type UserSlotField =
  | 'quota_ring_groups'
  | 'quota_call_queues'
  | 'quota_voicemail'
  | 'quota_conference'
  | 'quota_music_on_hold'
  | 'quota_extensions'
  | 'quota_devices'
  | 'quota_ivr_menus';

export type SlotField = Exclude<UserSlotField, 'quota_voicemail' | 'quota_conference'> | PluralOnTenants;
type PluralOnTenants = 'quota_voicemails' | 'quota_conferences';

const slot = (
  resourceId: number,
  name: string,
  limit: number,
  featureKey: string,
  tenantField: SlotField,
  userField: UserSlotField,
): SlotResource => ({ resourceId, name, kind: 'slot', limit, featureKey, tenantField, userField });

export const SLOT_RESOURCES: readonly SlotResource[] = [
  slot(7, 'Ring Groups', 10, 'ring_groups', 'quota_ring_groups', 'quota_ring_groups'),
  slot(8, 'Call Queues', 5, 'call_queues', 'quota_call_queues', 'quota_call_queues'),
  slot(9, 'Voicemail Boxes', 50, 'voicemails', 'quota_voicemails', 'quota_voicemail'),
  slot(10, 'Conference Rooms', 5, 'conferences', 'quota_conferences', 'quota_conference'),
  slot(11, 'Music on Hold', 20, 'music_on_hold', 'quota_music_on_hold', 'quota_music_on_hold'),
  slot(15, 'Extensions', 25, 'fpbx_extension', 'quota_extensions', 'quota_extensions'),
  slot(16, 'Devices', 25, 'devices', 'quota_devices', 'quota_devices'),
  slot(17, 'IVR Menus', 10, 'ivr_menus', 'quota_ivr_menus', 'quota_ivr_menus'),
];

/** Ids of what is counted by the month. */
export const METERED = { voice: 12, fax: 13, conference: 14, sms: 18 } as const;

export const METERED_RESOURCES: readonly QuotaResource[] = [
  { resourceId: 12, name: 'Voice Minutes/mo', kind: 'metered', limit: 1000 },
  { resourceId: 13, name: 'Fax Pages/mo', kind: 'metered', limit: 500 },
  { resourceId: 14, name: 'Conference Mins/mo', kind: 'metered', limit: 100 },
  { resourceId: 18, name: 'SMS Messages/mo', kind: 'metered', limit: 500 },
];

export const QUOTA_RESOURCES: readonly QuotaResource[] = [...SLOT_RESOURCES, ...METERED_RESOURCES];

/** Units that one of a resource's limit stands for: minutes are counted in seconds. */
export function unitsOf(resourceId: number): number {
  return resourceId === METERED.voice || resourceId === METERED.conference ? 60 : 1;
}

/** A limit of −1 means none. */
export const UNLIMITED = -1;
