import { createPasswordHasher } from '../../../access/password-hash.ts';
import type { IntegrationCall } from '../../application.ts';
import { createIdentity } from '../../identities/create-identity.ts';
import { rotateSecret } from '../../identities/secrets.ts';

interface KeyOwner {
  readonly userId: number;
  readonly username: string;
  readonly tenantId: number;
  readonly domainName: string;
}

const LONGEST_NAME = 64;

/**
 * A key of a portal user: an identity of his tenant that reads (contract 40 B4). Another one ends the former at once.
 * @returns it in clear: for the last time
 */
export async function makeKey(call: IntegrationCall, owner: KeyOwner): Promise<string> {
  const { trx, platform, now, identity, scope } = call;
  const { userId, tenantId } = owner;
  const hasher = createPasswordHasher(platform.passwordCost);
  const present = await trx
    .selectFrom('integration_identity')
    .select('identity_id')
    .where('owner_user_id', '=', userId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (present) {
    const key = { identityId: present.identity_id, tenantId };
    audit(call, present.identity_id, tenantId, 'rotate');
    return (await rotateSecret(trx, hasher, key, { type: 'access_hash', overlapHours: 0, now })).secret;
  }
  const made = await createIdentity(
    trx,
    hasher,
    {
      username: nameOf(owner),
      tenantId,
      authMode: 'access_hash',
      description: `Key of ${owner.username}`,
      createdBy: userId,
      ownerUserId: userId,
      // Nobody gives more than he has.
      ...(scope.only === null
        ? {}
        : { applications: identity.applications.map(({ application }) => ({ application, access: 'read' as const })) }),
    },
    now,
  );
  audit(call, made.identityId, tenantId, 'create');
  return made.access_hash ?? '';
}

/** A name that identities may have: that of the user with his domain. */
function nameOf({ username, domainName }: KeyOwner): string {
  const whole = username.includes('@') ? username : `${username}@${domainName}`;
  return whole
    .replaceAll(/[^A-Za-z0-9._@-]/g, '-')
    .slice(0, LONGEST_NAME)
    .padEnd(3, '-');
}

function audit({ writer }: IntegrationCall, resourceId: number, tenantId: number, action: 'create' | 'rotate'): void {
  writer.audit({ resource: 'integration_identities', resourceId, action, tenantId, after: { type: 'access_hash' } });
}
