import { sql, type Trx } from '@strowger/db';
import { Type } from 'typebox';
import { epochSeconds, flagNumber, nullable } from '../../../http/fields.ts';
import type { Schedule } from './read-schedule.ts';

/** What a task is for. */
export interface TaskOf {
  readonly type: 'transmission' | 'campaign';
  readonly action: 'send' | 'start' | 'stop';
  /** The transmission or campaign. */
  readonly data: number;
}

export interface TaskRow extends TaskOf {
  readonly task_id: number;
  readonly tenant_id: number;
  readonly user_id: number | null;
  readonly account_id: number | null;
  readonly status: number;
  readonly is_recurring: boolean;
  readonly due_at: Date;
  readonly expiry: Date | null;
  readonly last_run: Date | null;
  readonly weight: number;
  readonly year: string | null;
  readonly month: string | null;
  readonly day: string | null;
  readonly weekday: string | null;
  readonly hour: string | null;
  readonly minute: string | null;
  readonly timezone: string;
}

/** States of a task (contract 30 §18.8). */
export const TASK = { hold: 0, pending: 1, processed: 2, expired: 3 } as const;

const COLUMNS = sql`
  task_id, tenant_id, user_id, account_id, type, action, data, status, is_recurring, due_at, expiry, last_run, weight, year,
  month, day, weekday, hour, minute, timezone`;

/** Plans a task; one of the same thing and action that was there gives way. @returns its id */
export async function planTask(
  trx: Trx,
  owner: { readonly tenantId: number; readonly userId: number | null; readonly accountId: number | null },
  { type, action, data }: TaskOf,
  { dueAt, cron, timezone, isRecurring, expiry, weight }: Schedule,
): Promise<number> {
  const values = {
    tenant_id: owner.tenantId,
    user_id: owner.userId,
    account_id: owner.accountId,
    ...{ status: TASK.pending, is_recurring: isRecurring, due_at: dueAt, expiry, last_run: null, weight, timezone },
    ...(cron ?? { year: null, month: null, day: null, weekday: null, hour: null, minute: null }),
  };
  const { task_id } = await trx
    .insertInto('tasks')
    .values({ type, action, data, ...values })
    .onConflict((conflict) => conflict.columns(['type', 'data', 'action']).doUpdateSet(values))
    .returning('task_id')
    .executeTakeFirstOrThrow();
  return task_id;
}

/** Tasks of a thing, those of one action or all. */
export async function readTasks(
  trx: Trx,
  { type, data, action }: Omit<TaskOf, 'action'> & { readonly action?: TaskOf['action'] },
): Promise<TaskRow[]> {
  const { rows } = await sql<TaskRow>`
    select ${COLUMNS} from tasks
    where type = ${type} and data = ${data} ${action === undefined ? sql`` : sql`and action = ${action}`}
    order by task_id`.execute(trx);
  return rows;
}

/** @returns how many there were */
export async function cancelTasks(
  trx: Trx,
  { type, data, action }: Omit<TaskOf, 'action'> & { readonly action?: TaskOf['action'] },
): Promise<number> {
  const gone = await trx
    .deleteFrom('tasks')
    .where('type', '=', type)
    .where('data', '=', data)
    .$if(action !== undefined, (query) => query.where('action', '=', action ?? ''))
    .returning('task_id')
    .execute();
  return gone.length;
}

/** Tasks of a kind that are due, the heaviest first, held by this transaction. */
export async function lockDueTasks(trx: Trx, type: TaskOf['type'], now: Date, most: number): Promise<TaskRow[]> {
  const { rows } = await sql<TaskRow>`
    select ${COLUMNS} from tasks
    where type = ${type} and status = ${TASK.pending} and due_at <= ${now}
    order by weight desc, due_at limit ${most}
    for update skip locked`.execute(trx);
  return rows;
}

const cron = () => nullable(Type.String());

export const TaskReply = Type.Object({
  task_id: Type.Integer(),
  type: Type.String(),
  action: Type.String(),
  data: Type.Integer(),
  status: Type.Integer({ description: '0 on hold, 1 pending, 2 processed, 3 expired.' }),
  is_recurring: flagNumber(),
  due_at: epochSeconds(),
  expiry: nullable(epochSeconds()),
  last_run: nullable(epochSeconds()),
  weight: Type.Integer(),
  account_id: nullable(Type.Integer()),
  year: cron(),
  month: cron(),
  day: cron(),
  weekday: cron(),
  hour: cron(),
  minute: cron(),
  timezone: Type.String(),
});

const epoch = (at: Date): number => Math.floor(at.getTime() / 1000);

export function presentTask({ tenant_id: _tenant, user_id: _user, ...task }: TaskRow) {
  return {
    ...task,
    is_recurring: task.is_recurring ? 1 : 0,
    due_at: epoch(task.due_at),
    expiry: task.expiry && epoch(task.expiry),
    last_run: task.last_run && epoch(task.last_run),
  };
}
