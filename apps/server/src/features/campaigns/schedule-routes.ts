import { Type } from 'typebox';
import { errors } from '../../http/errors.ts';
import type { Resource } from '../../http/resource/resource.ts';
import type { RouteContext, RouteRegistrar } from '../../http/route.ts';
import type { Platform } from '../../platform.ts';
import { readSchedule, ScheduleBody, type ScheduleSent } from '../transmissions/schedules/read-schedule.ts';
import { cancelTasks, planTask, type TaskOf } from '../transmissions/schedules/tasks.ts';
import { zoneOfTenant } from '../transmissions/schedules/zone-of-tenant.ts';
import { requireCampaign } from './require-campaign.ts';
import { mayWithCampaigns } from './resource.ts';

const params = { campaign_id: 'id' } as const;
const named = { campaign_id: 'id', action: 'name' } as const;
const ACTIONS = ['start', 'stop'] as const;

/** Campaigns are started and stopped at times (contract 30 §19). */
export function campaignScheduleRoutes(route: RouteRegistrar, platform: Platform, campaigns: Resource): void {
  const { tag } = campaigns;
  const planned = {
    path: '/campaigns/:campaign_id/:action/schedule',
    tag,
    summary: 'Start or stop it at a time, or again and again',
    access: mayWithCampaigns('task_create'),
    params: named,
    body: ScheduleBody,
    reply: Type.Integer(),
    handler: (context: RouteContext<ScheduleSent, typeof named>) => plan(context, platform, campaigns),
  } as const;
  route({ ...planned, method: 'POST' });
  route({ ...planned, method: 'PUT' });

  const cancelled = {
    method: 'DELETE',
    tag,
    access: mayWithCampaigns('task_delete'),
    reply: Type.Literal(true),
  } as const;
  route({
    ...cancelled,
    path: '/campaigns/:campaign_id/:action/schedule',
    summary: 'Take back when it is started or stopped',
    params: named,
    handler: (context) => cancel(context, campaigns, actionIn(context.params.action)),
  });
  for (const path of ['/campaigns/:campaign_id/schedule', '/campaigns/:campaign_id/schedule/cancel']) {
    route({
      ...cancelled,
      path,
      summary: 'Take back all schedules of a campaign',
      params,
      handler: (context) => cancel(context, campaigns, undefined),
    });
  }
}

async function plan(
  { trx, caller, scope, params: path, body, audit }: RouteContext<ScheduleSent, typeof named>,
  platform: Platform,
  campaigns: Resource,
): Promise<number> {
  const action = actionIn(path.action);
  const { campaign_id: id } = path;
  const tenantId = await requireCampaign({ trx, caller, scope }, campaigns, id, 'change');
  const schedule = readSchedule(body, platform.now(), await zoneOfTenant(trx, tenantId));
  const owner = { tenantId, userId: caller.userId, accountId: null };
  const taskId = await planTask(trx, owner, { type: 'campaign', action, data: id }, schedule);
  const after = { task_id: taskId, campaign_id: id, action, due_at: schedule.dueAt.toISOString() };
  audit({ resource: 'tasks', resourceId: taskId, action: 'create', tenantId, after });
  return taskId;
}

async function cancel(
  { trx, caller, scope, params: path, audit }: RouteContext<unknown, typeof params>,
  campaigns: Resource,
  action: TaskOf['action'] | undefined,
): Promise<true> {
  const { campaign_id: id } = path;
  const tenantId = await requireCampaign({ trx, caller, scope }, campaigns, id, 'change');
  const count = await cancelTasks(trx, { type: 'campaign', data: id, ...(action === undefined ? {} : { action }) });
  if (count === 0 && action !== undefined) throw errors.notFound('Schedule');
  audit({ resource: 'tasks', resourceId: id, action: 'delete', tenantId, before: { campaign_id: id, tasks: count } });
  return true;
}

/** @throws ApiError 400 */
function actionIn(name: string): 'start' | 'stop' {
  const action = ACTIONS.find((one) => one === name);
  if (action === undefined) throw errors.badField('action', 'must be start or stop');
  return action;
}
