import { Type } from 'typebox';
import { errors } from '../../../http/errors.ts';
import type { RouteRegistrar } from '../../../http/route.ts';
import type { Platform } from '../../../platform.ts';
import { ID, TAG as tag, who } from '../access.ts';
import { requireTransmission } from '../transmission-rows.ts';
import { readSchedule, ScheduleBody } from './read-schedule.ts';
import { cancelTasks, planTask, presentTask, readTasks, TaskReply } from './tasks.ts';
import { zoneOfTenant } from './zone-of-tenant.ts';

/** Contract 30 §18.8. */
export function scheduleRoutes(route: RouteRegistrar, platform: Platform): void {
  const of = (data: number) => ({ type: 'transmission', action: 'send', data }) as const;
  const one = { tag, path: '/transmissions/:transmission_id/schedule', params: ID };

  route({
    ...one,
    method: 'GET',
    summary: 'When it is sent by itself',
    access: who('transmission_read'),
    reply: TaskReply,
    handler: async ({ trx, scope, params }) => {
      await requireTransmission(trx, scope, params.transmission_id);
      const [task] = await readTasks(trx, of(params.transmission_id));
      if (!task) throw errors.notFound('Schedule');
      return presentTask(task);
    },
  });

  route({
    ...one,
    method: 'PUT',
    summary: 'Send it at a time, or again and again',
    access: who('task_create'),
    body: ScheduleBody,
    reply: Type.Integer(),
    handler: async ({ trx, scope, params, body, audit }) => {
      const row = await requireTransmission(trx, scope, params.transmission_id);
      const { transmission_id: id, tenant_id: tenantId } = row;
      if (row.direction === 'inbound') throw errors.locked('Transmission is already processed');
      const schedule = readSchedule(body, platform.now(), await zoneOfTenant(trx, tenantId));
      const taskId = await planTask(
        trx,
        { tenantId, userId: row.user_id, accountId: row.account_id },
        of(id),
        schedule,
      );
      audit({
        resource: 'tasks',
        resourceId: taskId,
        action: 'create',
        tenantId,
        after: { task_id: taskId, transmission_id: id, due_at: schedule.dueAt.toISOString() },
      });
      return taskId;
    },
  });

  route({
    ...one,
    method: 'DELETE',
    summary: 'Send it by nobody but whoever calls for it',
    access: who('task_delete'),
    reply: Type.Literal(true),
    handler: async ({ trx, scope, params, audit }) => {
      const { transmission_id: id, tenant_id: tenantId } = await requireTransmission(
        trx,
        scope,
        params.transmission_id,
      );
      if ((await cancelTasks(trx, of(id))) === 0) throw errors.notFound('Schedule');
      audit({ resource: 'tasks', resourceId: id, action: 'delete', tenantId, before: { transmission_id: id } });
      return true;
    },
  });
}
