import type { Switch, SwitchEvent, TrunkStatus } from '@strowger/switch';
import type { EventBus, LiveEvent } from '../events/event-bus.ts';
import { UTC } from '../time/zone.ts';
import type { Directory } from './directory.ts';
import { presentChannel } from './present-channel.ts';
import { describeConferenceEvent, isConferenceEvent } from './present-conference.ts';
import { describeQueueEvent, isQueueEvent } from './present-queue-event.ts';

/** Turns what the engine tells into the live events of contract 00. Times in them are the tenant's clock. */
export function publishSwitchEvents(engine: Switch, directory: Directory, bus: EventBus): () => void {
  // In the order they happened, even when the first event of a tenant waits for its time zone.
  let last: Promise<void> = Promise.resolve();
  return engine.subscribe((event) => {
    if (!bus.hearsLive()) bus.passOver(event.type);
    else last = last.then(async () => bus.publish(await describe(event, directory)));
  });
}

async function describe(event: SwitchEvent, directory: Directory): Promise<LiveEvent> {
  if (event.type === 'registration.added' || event.type === 'registration.removed') return describeRegistration(event);
  if (isQueueEvent(event)) return describeQueueEvent(event);
  if (isConferenceEvent(event)) return describeConferenceEvent(event);
  if (event.type === 'provider.state') return describeTrunk(event.trunk);
  const { channel } = event;
  const tenant = await directory.tenant(channel.tenantId).catch(() => null);
  return {
    type: event.type,
    tenantId: channel.tenantId,
    extensionUuids: channel.extensionUuid ? [channel.extensionUuid] : [],
    data: {
      ...presentChannel(channel, tenant ? { zone: tenant.timeZone } : UTC),
      leg: channel.leg,
      extension_uuid: channel.extensionUuid,
      ...(event.type === 'channel.hangup'
        ? { hangup_cause: event.hangupCause, duration: event.duration, billsec: event.billsec }
        : {}),
    },
  };
}

/** Of a provider that all tenants share it is the platform's. */
function describeTrunk({ providerId, tenantId, name, state, lastError }: TrunkStatus): LiveEvent {
  const data = { provider_id: providerId, name, state, last_error: lastError };
  return { type: 'provider.state', tenantId, data };
}

function describeRegistration(
  event: Extract<SwitchEvent, { type: 'registration.added' | 'registration.removed' }>,
): LiveEvent {
  const { registration } = event;
  return {
    type: event.type,
    tenantId: registration.tenantId,
    extensionUuids: [registration.extensionUuid],
    data: {
      extension_uuid: registration.extensionUuid,
      extension: registration.extension,
      domain_name: registration.domainName,
      contact_count: event.contactCount,
      network_ip: registration.networkIp,
      network_port: registration.networkPort,
      transport: registration.transport,
      user_agent: registration.userAgent,
      expires: Math.floor(registration.expiresAt / 1000),
      ...(event.type === 'registration.removed' ? { reason: event.reason } : {}),
    },
  };
}
