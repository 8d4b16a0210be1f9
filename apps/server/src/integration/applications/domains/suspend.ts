import { Type } from 'typebox';
import { heldByMinutes } from '../../../features/autobill/switch-off.ts';
import { switchDomain } from '../../../features/domains/switch-domain.ts';
import { lockExtension, updateExtension } from '../../../features/extensions/update-extension.ts';
import { providerResource } from '../../../features/providers/resource.ts';
import { lockTenant } from '../../../features/tenants/delete-tenant.ts';
import { updateObject } from '../../../http/resource/write-resource.ts';
import { word } from '../../answers.ts';
import { defineAction, type IntegrationCall } from '../../application.ts';
import { missingParameters } from '../../errors.ts';
import { hangUpExtensions } from '../extensions/hang-up.ts';
import { findExtension } from '../registrations/find-extension.ts';
import { DOMAIN_NAMES, REF } from './domain-params.ts';
import { type Domain, findDomain } from './find-domain.ts';
import { keepForGood } from './keep-for-good.ts';
import { disabledBy, liveStateOf, MODES, type Mode } from './suspension-state.ts';

const params = { ...DOMAIN_NAMES, ref: REF, mode: Type.Optional(Type.Enum([...MODES])) };

/**
 * Switches off what is on, and remembers what that was. Safe to repeat at any time: what somebody has switched on
 * meanwhile goes off again (contract 40 B10.5).
 */
export const suspend = defineAction({
  action: 'suspend',
  access: 'write',
  reach: 'global',
  params: Type.Object({
    ...params,
    extensions: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: 64 }), { minItems: 1, maxItems: 1000 }),
    ),
    reason: Type.Optional(Type.String({ maxLength: 255 })),
    hangup_active: Type.Optional(Type.Boolean()),
  }),
  async run(call, sent) {
    const domain = await findDomain(call, sent);
    const mode: Mode = sent.mode ?? 'domain';
    const extensions = sent.extensions ?? [];
    if (mode === 'extension' && extensions.length === 0) throw missingParameters(['extensions']);
    const wanted = await objectsOf(call, domain, mode, extensions);
    await suspendDomain(call, domain, { mode, wanted, reason: sent.reason ?? '' });
    if (sent.hangup_active === true) hangUp(call, domain, mode, wanted);
    return answerFor(call, domain, 'Domain suspended');
  },
});

/** Switches on what `suspend` switched off, and nothing else; without a mode, of all modes. Safe to repeat. */
export const unsuspend = defineAction({
  action: 'unsuspend',
  access: 'write',
  reach: 'global',
  params: Type.Object(params),
  async run(call, sent) {
    const domain = await findDomain(call, sent);
    await lockTenant(call.trx, domain.tenant_id);
    const disabled = await disabledBy(call.trx, domain.domain_uuid);
    const held = await heldOff(call, domain);
    for (const mode of sent.mode === undefined ? MODES : [sent.mode]) {
      for (const id of disabled[mode]) if (!held[mode].has(id)) await switchObject(call, domain, { mode, id }, true);
      await forgetSuspension(call, domain, mode);
    }
    if (sent.mode === undefined || sent.mode === 'domain') await keepForGood(call.trx, domain.domain_uuid);
    return answerFor(call, domain, 'Domain unsuspended');
  },
});

/** @param wanted ids of what is to be off */
export async function suspendDomain(
  call: IntegrationCall,
  domain: Domain,
  { mode, wanted, reason }: { readonly mode: Mode; readonly wanted: readonly string[]; readonly reason: string },
): Promise<void> {
  await lockTenant(call.trx, domain.tenant_id);
  const former = (await disabledBy(call.trx, domain.domain_uuid))[mode];
  const off: string[] = [];
  for (const id of wanted) if (await switchObject(call, domain, { mode, id }, false)) off.push(id);
  const held = (await heldOff(call, domain))[mode];
  const disabled = [...new Set([...former, ...off, ...wanted.filter((id) => held.has(id))])];
  if (disabled.length === 0) return;
  const { domain_uuid, tenant_id } = domain;
  await call.trx
    .insertInto('domain_suspensions')
    .values({ domain_uuid, tenant_id, mode, reason, disabled, suspended_at: call.now })
    .onConflict((conflict) => conflict.columns(['domain_uuid', 'mode']).doUpdateSet({ reason, disabled }))
    .execute();
}

/** What used up minutes keep off as well: it is on again when neither holds it (contract 40 B12.5). */
async function heldOff({ trx }: IntegrationCall, { tenant_id }: Domain): Promise<Record<Mode, ReadonlySet<string>>> {
  return { domain: new Set(), ...(await heldByMinutes(trx, tenant_id)) };
}

/** What is switched on by hand is not suspended any more. */
export async function forgetSuspension({ trx }: IntegrationCall, domain: Domain, mode: Mode): Promise<void> {
  await trx
    .deleteFrom('domain_suspensions')
    .where('domain_uuid', '=', domain.domain_uuid)
    .where('mode', '=', mode)
    .execute();
}

async function objectsOf(
  { trx }: IntegrationCall,
  { domain_uuid, tenant_id }: Domain,
  mode: Mode,
  extensions: readonly string[],
): Promise<string[]> {
  if (mode === 'domain') return [domain_uuid];
  if (mode === 'gateway') {
    const own = trx.selectFrom('providers').select('provider_id').where('tenant_id', '=', tenant_id);
    return (await own.where('type', '=', 'sip').execute()).map(({ provider_id }) => String(provider_id));
  }
  const uuids: string[] = [];
  for (const number of extensions) uuids.push((await findExtension(trx, tenant_id, number)).extension_uuid);
  return uuids;
}

/** @returns whether it was the other way round before; what is gone meanwhile is left out */
async function switchObject(
  call: IntegrationCall,
  { tenant_id: tenantId, domain_uuid: domainUuid }: Domain,
  { mode, id }: { readonly mode: Mode; readonly id: string },
  on: boolean,
): Promise<boolean> {
  const writer = call.writerIn(tenantId);
  if (mode === 'domain') return switchDomain(writer, { tenantId, domainUuid }, on);
  if (mode === 'gateway') {
    const gateway = call.trx.selectFrom('providers').select('provider_id').where('provider_id', '=', Number(id));
    if (!(await gateway.where('active', '=', !on).executeTakeFirst())) return false;
    await updateObject(call.writer, providerResource(call.platform.vault), Number(id), { enabled: word(on) }, call.now);
    return true;
  }
  const extension = call.trx.selectFrom('extensions').select('extension_uuid').where('extension_uuid', '=', id);
  if (!(await extension.where('enabled', '=', !on).executeTakeFirst())) return false;
  await updateExtension(writer, call.platform, await lockExtension(writer, writer.scope, id), { enabled: on });
  return true;
}

/** Calls for help are spared. */
function hangUp(call: IntegrationCall, { tenant_id }: Domain, mode: Mode, uuids: readonly string[]): void {
  const { db, engine } = call.platform;
  if (mode === 'extension') hangUpExtensions(call, tenant_id, uuids);
  else db.afterCommit(call.trx, () => engine.endCalls(tenant_id, 0, 'MANAGER_REQUEST', 'emergencies'));
}

async function answerFor({ trx }: IntegrationCall, { domain_uuid, domain_name }: Domain, message: string) {
  return { message, domain_uuid, domain_name, ...(await liveStateOf(trx, domain_uuid)) };
}
