import type { ConfigurationChange, SwitchEvent } from '@strowger/switch';
import type { LampKind } from './lamp.ts';
import type { Lamps } from './lamps.ts';

const ALL: readonly LampKind[] = ['extension', 'park', 'flow', 'agent', 'dnd', 'forward', 'voicemail', 'callcenter'];

/** The lamps that a change of each resource may touch. */
const KINDS_OF: ReadonlyMap<string, readonly LampKind[]> = new Map([
  ['fpbx_extensions', ['extension', 'dnd', 'forward', 'agent', 'voicemail']],
  ['call_flows', ['flow']],
  ['call_queues', ['agent', 'callcenter']],
  ['voicemails', ['voicemail']],
  ['tenants', ALL],
  ['fpbx_domains', ALL],
] as const);

/** A committed change of the configuration, once the host answers with it. */
export function followConfiguration(lamps: Lamps, { tenantId, resource }: ConfigurationChange): void {
  for (const kind of KINDS_OF.get(resource) ?? []) lamps.changed(tenantId, kind);
}

/** What happens to calls, registrations and queues shows on the lamps of whom it happens to. */
export function followEvent(lamps: Lamps, event: SwitchEvent): void {
  if ('registration' in event) {
    lamps.changed(event.registration.tenantId, 'extension', event.registration.extension);
  } else if ('channel' in event) {
    lamps.changed(event.channel.tenantId, 'extension', event.channel.extension);
    lamps.changed(event.channel.tenantId, 'agent');
  } else if ('tenantId' in event && event.type.startsWith('queue.')) {
    lamps.changed(event.tenantId, 'agent');
    lamps.changed(event.tenantId, 'callcenter');
  }
}
