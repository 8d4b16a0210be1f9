import type { IntegrationCall } from '../../application.ts';

/** Keeps what the billing system calls a provider; absent: as it was. */
export async function keepRef(
  { trx, writer }: Pick<IntegrationCall, 'trx' | 'writer'>,
  providerId: number,
  ref: string | undefined,
): Promise<void> {
  if (ref === undefined) return;
  const before = await trx
    .selectFrom('providers')
    .select(['ref', 'tenant_id'])
    .where('provider_id', '=', providerId)
    .executeTakeFirstOrThrow();
  if (before.ref === ref) return;
  await trx.updateTable('providers').set({ ref }).where('provider_id', '=', providerId).execute();
  writer.audit({
    resource: 'providers',
    resourceId: providerId,
    action: 'update',
    tenantId: before.tenant_id,
    before: { ref: before.ref },
    after: { ref },
  });
}
