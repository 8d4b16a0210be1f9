import { sql } from '@strowger/db';
import { errors } from '../../http/errors.ts';
import type { Shown } from '../../http/resource/field.ts';
import type { Change, Writer } from '../../http/resource/resource.ts';
import { reachConditions } from '../../http/resource/resource-filters.ts';
import { findRow } from '../../http/resource/resource-rows.ts';
import type { Platform } from '../../platform.ts';
import { CONTACT_GROUPS } from '../contact-groups/resource.ts';
import { requireProgram } from '../programs/program-rows.ts';
import { programType } from '../programs/types.ts';
import { cancelTasks } from '../transmissions/schedules/tasks.ts';
import { DEFAULT, findAccount } from '../transmissions/sender.ts';
import { stopCampaign } from './start-campaign.ts';

/** What may be changed as long as nothing has been made of it (contract 30 §19). */
const FIXED_ONCE_STARTED = ['program_id', 'group_id', 'account_id'] as const;

/** What follows from what was sent of a campaign. @throws ApiError 400, 404 */
export async function completedCampaign(change: Change, platform: Pick<Platform, 'settings'>): Promise<Shown> {
  const { writer, tenantId, before, after } = change;
  if (after === null || tenantId === null) return {};
  requireNew(change);
  const isChanged = (name: string) => after[name] !== undefined && after[name] !== before?.[name];
  const program = isChanged('program_id') ? await requireOutbound(writer, tenantId, after['program_id']) : null;
  if (isChanged('group_id')) await requireGroup(writer, tenantId, after['group_id']);
  return {
    ...(before === null ? { name: after['name'] || program?.name } : {}),
    ...(before === null || isChanged('account_id') ? await senderOf(writer, platform, tenantId, after) : {}),
  };
}

/** @throws ApiError 409 */
function requireNew({ before, after }: Change): void {
  if (before === null || before['status'] === 'new') return;
  const late = FIXED_ONCE_STARTED.filter((name) => after?.[name] !== before[name]);
  if (late.length > 0) throw errors.conflict(`${late.join(', ')} may only change before the campaign is started`);
}

/** @throws ApiError 400 for a program that nothing starts, 404 */
async function requireOutbound({ trx, scope }: Writer, tenantId: number, id: unknown) {
  if (typeof id !== 'number') throw errors.badField('program_id', 'is required');
  const program = await requireProgram(trx, scope, id);
  if (program.tenant_id !== tenantId) throw errors.notFound('Program');
  if (programType(program.type)?.work === undefined) {
    throw errors.badField('program_id', `a program of type ${program.type} calls nobody`);
  }
  return program;
}

/** @throws ApiError 400, 404 */
async function requireGroup(writer: Writer, tenantId: number, id: unknown): Promise<void> {
  if (typeof id !== 'number') throw errors.badField('group_id', 'is required');
  const reach = reachConditions(CONTACT_GROUPS, writer, 'see');
  const group = await findRow(writer.trx, CONTACT_GROUPS, id, reach, 'look');
  if (!group || group.tenantId !== tenantId) throw errors.notFound('Group');
}

/** @throws ApiError 404 */
async function senderOf(
  { trx, scope, caller }: Writer,
  platform: Pick<Platform, 'settings'>,
  tenantId: number,
  { account_id }: Shown,
): Promise<Shown> {
  const id = typeof account_id === 'number' && account_id !== 0 ? account_id : DEFAULT;
  if (id === DEFAULT) return { account_id: id, special_account: id };
  await findAccount(trx, platform, { scope, userId: caller.userId, tenantId }, id);
  return { account_id: id, special_account: id < 0 ? id : null };
}

/** A campaign that is deleted is stopped by that; its schedules go (contract 30 §19). */
export async function requireChangeable({ writer: { trx }, before, after }: Change): Promise<void> {
  if (before === null || after !== null) return;
  const id = Number(before['campaign_id']);
  await stopCampaign(trx, id);
  await cancelTasks(trx, { type: 'campaign', data: id });
}

/** Another pace or number of tries is in force at once. */
export async function afterCampaign({ writer: { trx }, before, after }: Change, now: Date): Promise<void> {
  if (before === null || after === null) return;
  const id = Number(after['campaign_id']);
  if (after['cpm'] !== before['cpm']) {
    await sql`
      update campaigns set next_at = greatest(${now}::timestamptz, last_run + interval '60 seconds' / cpm)
      where campaign_id = ${id} and last_run is not null`.execute(trx);
  }
  if (after['try_allowed'] === before['try_allowed']) return;
  await sql`
    update transmissions set try_allowed = ${after['try_allowed']}
    where campaign_id = ${id} and status in ('pending', 'pending_retry', 'initializing', 'processing', 'done')`.execute(
    trx,
  );
}
