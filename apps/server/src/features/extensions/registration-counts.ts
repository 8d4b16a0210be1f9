import type { Platform } from '../../platform.ts';

/** Registered contacts by extension uuid. */
export type RegistrationCounts = ReadonlyMap<string, number>;

/**
 * How many contacts each extension has now, asked once. An engine that cannot be reached has none: lists go on.
 * @param tenantId null = all tenants
 */
export async function registrationCounts(platform: Platform, tenantId: number | null): Promise<RegistrationCounts> {
  const counts = new Map<string, number>();
  try {
    const registrations = await platform.engine.registrations(...(tenantId === null ? [] : [tenantId]));
    for (const { extensionUuid } of registrations) counts.set(extensionUuid, (counts.get(extensionUuid) ?? 0) + 1);
  } catch (error) {
    platform.log.warn({ err: error }, 'registrations are shown as none: the call engine does not tell them');
  }
  return counts;
}
