import type { Caller } from '../../access/caller.ts';
import { errors } from '../../http/errors.ts';
import { normalCidr } from '../../integration/cidr.ts';
import type { Grant } from '../../integration/identities/calling-identity.ts';
import { readExpiry } from '../../integration/moment.ts';
import type { IdentityFields } from './identity-schema.ts';

/** What of an identity's fields is written, as its table holds it. */
export interface IdentityValues {
  readonly username?: string;
  readonly description?: string;
  readonly auth_mode?: 'any' | 'password' | 'access_hash' | 'both';
  readonly applications?: Grant[];
  readonly allowed_cidrs?: string[];
  readonly rate_overrides?: Record<string, number>;
  readonly enabled?: boolean;
  readonly expires_at?: Date | null;
}

/**
 * Reads the fields of a write. A tenant's administrator grants reading alone, and keeps what was granted to his identity
 * already; limits are the provider's (contract 40 B4, B13).
 * @throws ApiError 400, 403
 */
export function readIdentityFields(caller: Caller, sent: IdentityFields, granted: readonly Grant[]): IdentityValues {
  const { tenant_id: _, applications, allowed_cidrs, rate_overrides, expires_at, ...plain } = sent;
  if (rate_overrides && caller.kind !== 'A' && Object.values(rate_overrides).some((limit) => limit !== null)) {
    throw errors.forbidden('You may not set rate_overrides');
  }
  return {
    ...plain,
    ...(applications ? { applications: readGrants(caller, applications, granted) } : {}),
    ...(allowed_cidrs ? { allowed_cidrs: allowed_cidrs.map(readCidr) } : {}),
    ...(rate_overrides && caller.kind === 'A' ? { rate_overrides: limitsIn(rate_overrides) } : {}),
    ...(expires_at === undefined ? {} : { expires_at: readExpiry(expires_at) }),
  };
}

function readGrants(caller: Caller, sent: readonly Grant[], granted: readonly Grant[]): Grant[] {
  for (const { application, access } of sent) {
    const isHis = granted.some((one) => one.application === application && one.access === 'write');
    if (caller.kind !== 'A' && access === 'write' && !isHis) {
      throw errors.forbidden('You may grant reading alone');
    }
  }
  return [...sent];
}

function limitsIn(sent: Readonly<Record<string, number | null | undefined>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(sent).flatMap(([name, limit]) => (typeof limit === 'number' ? [[name, limit]] : [])),
  );
}

function readCidr(text: string): string {
  const cidr = normalCidr(text);
  if (cidr === null) throw errors.badField('allowed_cidrs', `${text} is no IP address or network`);
  return cidr;
}
