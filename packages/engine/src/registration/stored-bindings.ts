import type { Binding, BindingChange } from '@strowger/sip';
import type { StoredBinding, BindingChange as StoredChange } from '@strowger/switch';
import { isSameBinding, type Owner } from './locations.ts';

/** The longest that a contact lives without a refresh, seconds (contract 20 §1.8). */
export const MAX_EXPIRES_S = 3600;

/** A refresh may have moved the binding to another key: a new contact on a known flow, or a flow where there was none. */
export function storedChanges(owner: Owner, change: BindingChange): StoredChange[] {
  const { extensionUuid } = owner;
  const removing = ({ contact, instance, regId }: Binding): StoredChange => ({
    change: 'remove',
    extensionUuid,
    contact,
    instance: instance ?? null,
    regId: regId ?? null,
  });
  if (change.kind === 'removed') return [removing(change.binding)];
  const put: StoredChange = { change: 'put', binding: storedBindingOf(change.binding, owner) };
  const moved = change.kind === 'refreshed' && !isSameBinding(change.previous, change.binding);
  return moved ? [removing(change.previous), put] : [put];
}

function storedBindingOf(binding: Binding, owner: Owner): StoredBinding {
  return {
    tenantId: owner.tenantId,
    domainName: owner.domainName,
    extensionUuid: owner.extensionUuid,
    extension: owner.extension,
    contact: binding.contact,
    sourceAddress: binding.source.address,
    sourcePort: binding.source.port,
    transport: binding.source.transport,
    userAgent: binding.userAgent ?? '',
    callId: binding.callId,
    cseq: binding.cseq,
    q: binding.q,
    instance: binding.instance ?? null,
    regId: binding.regId ?? null,
    path: binding.path,
    expiresAt: binding.expiresAt,
  };
}

/**
 * A binding read back after a restart: its connection is gone, its times are the best we know. What expires last has been
 * refreshed last: of a device's flows that one is called.
 */
export function restoredBinding(stored: StoredBinding, now: number): Binding {
  return {
    contact: stored.contact,
    source: { address: stored.sourceAddress, port: stored.sourcePort, transport: stored.transport },
    flowId: undefined,
    expiresAt: stored.expiresAt,
    addedAt: now,
    refreshedAt: Math.min(now, stored.expiresAt - MAX_EXPIRES_S * 1000),
    callId: stored.callId,
    cseq: stored.cseq,
    userAgent: stored.userAgent === '' ? undefined : stored.userAgent,
    q: stored.q,
    instance: stored.instance ?? undefined,
    regId: stored.regId ?? undefined,
    path: stored.path,
  };
}
