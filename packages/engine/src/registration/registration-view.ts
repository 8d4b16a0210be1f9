import type { Registration } from '@strowger/switch';
import type { Contact } from './locations.ts';

/** A contact as the realtime view and the events show it. */
export function registrationOf(contact: Contact): Registration {
  const { binding, owner } = contact;
  return {
    tenantId: owner.tenantId,
    domainName: owner.domainName,
    extensionUuid: owner.extensionUuid,
    extension: owner.extension,
    contact: binding.contact,
    networkIp: binding.source.address,
    networkPort: binding.source.port,
    transport: binding.source.transport,
    userAgent: binding.userAgent ?? '',
    expiresAt: binding.expiresAt,
    refreshedAt: binding.refreshedAt,
    behindNat: contact.behindNat,
    pingMs: contact.pingMs,
  };
}
