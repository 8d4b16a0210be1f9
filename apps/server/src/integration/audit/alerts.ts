import type { Trx } from '@strowger/db';
import { writeAudit } from '../../audit/write-audit.ts';
import type { Platform } from '../../platform.ts';
import type { StoredIdentity } from '../identities/find-identity.ts';
import { isPortalUser } from '../identities/portal-admin.ts';

/** Refused authentications of an identity within an hour that are told (contract 40 B8). */
const MANY = 20;
const HOUR_MS = 3_600_000;

/** What happened to an identity that may be worth telling. */
export interface Sign {
  readonly kind: 'refused' | 'used';
  readonly identity: Pick<StoredIdentity, 'identityId' | 'username' | 'tenantId'>;
  readonly address: string;
  /** The secret had been right once. */
  readonly ended?: boolean;
  readonly now: Date;
}

/** Tells what administrators should look at: a line in the log, a row and an activity in the platform's audit. */
export async function raiseAlerts(trx: Trx, platform: Platform, sign: Sign): Promise<void> {
  for (const alert of await alertsOf(trx, sign)) {
    const { identityId, username, tenantId } = sign.identity;
    platform.log.warn(`integration-api alert ip=${sign.address} identity=${identityId} reason=${alert}`);
    await writeAudit(
      trx,
      null,
      { ip: sign.address, method: '', path: '' },
      {
        resource: 'integration_identities',
        resourceId: identityId,
        action: 'alert',
        tenantId,
        after: { username, alert, address: sign.address },
        activity: `Integration identity ${username}: ${WORDS[alert]} (${sign.address})`,
      },
    );
  }
}

type Alert = 'many-failures' | 'new-address' | 'ended-secret';

const WORDS: Readonly<Record<Alert, string>> = {
  'many-failures': 'many failed authentications within an hour',
  'new-address': 'first use from a new address',
  'ended-secret': 'a secret that has ended was used',
};

async function alertsOf(trx: Trx, { kind, identity, address, ended, now }: Sign): Promise<Alert[]> {
  // His logins have a log and limits of their own.
  if (isPortalUser(identity.identityId)) return [];
  if (kind === 'used') return (await isNewAddress(trx, identity.identityId, address)) ? ['new-address'] : [];
  const { count } = await trx
    .selectFrom('integration_audit')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('identity_id', '=', identity.identityId)
    .where('outcome', 'in', ['denied_auth', 'locked'])
    .where('at', '>', new Date(now.getTime() - HOUR_MS))
    .executeTakeFirstOrThrow();
  // The row of this one is still to be written.
  return [
    ...(Number(count) + 1 === MANY ? (['many-failures'] as const) : []),
    ...(ended ? (['ended-secret'] as const) : []),
  ];
}

/** Whether an identity that was used elsewhere before comes from there for the first time. */
async function isNewAddress(trx: Trx, identityId: number, address: string): Promise<boolean> {
  const added = await trx
    .insertInto('integration_known_address')
    .values({ identity_id: identityId, address })
    .onConflict((conflict) => conflict.doNothing())
    .returning('address')
    .executeTakeFirst();
  if (!added) return false;
  const other = await trx
    .selectFrom('integration_known_address')
    .select('address')
    .where('identity_id', '=', identityId)
    .where('address', '!=', address)
    .limit(1)
    .executeTakeFirst();
  return other !== undefined;
}
