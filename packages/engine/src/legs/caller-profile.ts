import type { Subscriber } from '@strowger/switch';
import { FRESH_LEG, type LegProfile } from './leg-profile.ts';

/** The profile of an extension's leg that calls `dialled`. */
export function callerProfile(
  { tenant, extension }: Subscriber,
  dialled: string,
  { withheld = false }: { readonly withheld?: boolean } = {},
): LegProfile {
  return {
    ...FRESH_LEG,
    tenantId: tenant.tenantId,
    domainUuid: tenant.domainUuid,
    domainName: tenant.domainName,
    extensionUuid: extension.uuid,
    extension: extension.number,
    direction: null,
    callerName: extension.callerId.name,
    callerNumber: extension.callerId.number,
    withheld,
    calleeId: null,
    dialled,
    destination: dialled,
    accountcode: extension.accountcode,
    holdMusic: extension.holdMusic,
  };
}
