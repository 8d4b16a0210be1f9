import type { Trx } from '@strowger/db';
import type { Static } from 'typebox';
import type { Caller } from '../../access/caller.ts';
import { errors } from '../../http/errors.ts';
import type { RouteContext } from '../../http/route.ts';
import type { Platform } from '../../platform.ts';
import { tenantForWrite } from '../domains/tenant-choice.ts';
import { emergencyNumbers } from '../extensions/reserved-numbers.ts';
import { refusedAs } from './engine-refusal.ts';
import { readClickToCall } from './read-click-to-call.ts';
import type { OriginateBody } from './schema.ts';

type Originator = Pick<RouteContext<unknown, Record<string, never>>, 'trx' | 'caller' | 'audit'>;

export interface QueuedCall {
  readonly status: 'queued';
  readonly job_uuid: string;
  readonly from_ext: string;
  readonly to_number: string;
}

const FEATURE_KEY = 'realtime';
const DEFAULT_TIMEOUT = 30;

/**
 * Rings an extension's phones and, when it answers, lets it call the number (contract 20 §13.3).
 * @throws ApiError 400 numbers, 403 an end user's foreign extension, 404 extension, 409 not registered, tenant without
 *   domain or refused, 503 engine away
 */
export async function originateCall(
  ctx: Originator,
  platform: Platform,
  body: Static<typeof OriginateBody>,
): Promise<QueuedCall> {
  const { from, to } = readClickToCall(body);
  const tenantId = tenantForWrite(ctx.caller, body.tenant_id);
  const tenant = await findTenant(ctx.trx, tenantId);
  if (!tenant) throw errors.unknownReference('tenant_id', 'names no tenant');
  if (tenant.domain_uuid === null) {
    throw errors.conflict('No SIP domain assigned to this tenant. Contact an administrator.');
  }
  const extension = await findOrigin(ctx.trx, tenantId, from);
  requireOwnOrFeature(ctx.caller, extension?.user_id ?? null);
  if (!extension) throw errors.notFound('Extension');
  await requireActive(ctx.trx, platform, tenant, to);
  const words = { not_found: 'Extension', not_registered: `Extension ${from} is not registered` };
  const { callUuid } = await refusedAs(words, () =>
    platform.engine.originate({
      tenantId,
      extensionUuid: extension.extension_uuid,
      to,
      timeoutSeconds: body.timeout ?? DEFAULT_TIMEOUT,
      callerName: body.caller_id_name?.trim() ?? '',
      autoAnswer: body.auto_answer ?? false,
    }),
  );
  await ctx.audit({
    resource: 'call',
    resourceId: callUuid,
    action: 'originate',
    tenantId,
    after: { from_ext: from, to_number: to, extension_uuid: extension.extension_uuid },
  });
  return { status: 'queued', job_uuid: callUuid, from_ext: from, to_number: to };
}

function findTenant(trx: Trx, tenantId: number) {
  return trx
    .selectFrom('tenants')
    .leftJoin('domains', 'domains.tenant_id', 'tenants.tenant_id')
    .select(['tenants.tenant_id', 'tenants.active', 'domains.domain_uuid'])
    .where('tenants.tenant_id', '=', tenantId)
    .executeTakeFirst();
}

/** An enabled extension of the tenant, by its number. */
function findOrigin(trx: Trx, tenantId: number, number: string) {
  return trx
    .selectFrom('extensions')
    .select(['extension_uuid', 'user_id'])
    .where('tenant_id', '=', tenantId)
    .where('extension', '=', number)
    .where('enabled', '=', true)
    .executeTakeFirst();
}

/** An end user without the key calls from his own extension alone; what else exists is not his to learn. */
function requireOwnOrFeature(caller: Caller, linkedUserId: number | null): void {
  if (caller.kind !== 'U' || caller.featureKeys.has(FEATURE_KEY) || linkedUserId === caller.userId) return;
  throw errors.notPermitted(FEATURE_KEY);
}

/** A suspended tenant calls emergency numbers only (contract 10 §9.4). Its limit of calls is the engine's to keep. */
async function requireActive(
  trx: Trx,
  platform: Platform,
  tenant: { readonly tenant_id: number; readonly active: boolean },
  to: string,
): Promise<void> {
  if (tenant.active || platform.environment.edition === 'community') return;
  const emergency = await emergencyNumbers(trx, platform, tenant.tenant_id);
  if (!emergency.has(to)) throw errors.conflict('tenant-suspended');
}
