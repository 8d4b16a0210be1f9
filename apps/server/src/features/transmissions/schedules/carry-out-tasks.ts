import { savepoint, type Trx } from '@strowger/db';
import { ApiError } from '../../../http/errors.ts';
import type { Platform } from '../../../platform.ts';
import type { CronField } from './cron-lists.ts';
import { nextTime } from './read-schedule.ts';
import { lockDueTasks, TASK, type TaskOf, type TaskRow } from './tasks.ts';

/** What came due while nothing ran is done once, unless it is later than that (contract 30 §18.8). */
const MOST_LATE_MS = 3_600_000;
const MOST_AT_ONCE = 100;

/**
 * Carries out the tasks of a kind that are due, in one transaction: that a task is done with, or planned for its next time, and what
 * it does stand together, so that a process that dies at any moment loses none and none is carried out twice. A task that may not be
 * carried out (`ApiError`) is done with; one that fails in any other way stays due, and holds up no other.
 * @param carryOut what a task does, all of it by this transaction
 */
export async function carryOutDueTasks(
  trx: Trx,
  { log, now }: Pick<Platform, 'log' | 'now'>,
  type: TaskOf['type'],
  carryOut: (task: TaskRow) => Promise<void>,
): Promise<void> {
  for (const task of await lockDueTasks(trx, type, now(), MOST_AT_ONCE)) {
    const which = { task_id: task.task_id, [type]: task.data };
    await savepoint(trx, async () => {
      const isWanted = await settleTask(trx, task, now());
      if (!isWanted) return;
      await savepoint(trx, () => carryOut(task)).catch((error: unknown) => {
        if (!(error instanceof ApiError)) throw error;
        log.info({ ...which, err: error }, 'what was scheduled may not be done');
      });
    }).catch((error: unknown) => log.error({ ...which, err: error }, 'what was scheduled could not be done'));
  }
}

/** @returns false where it comes too late */
async function settleTask(trx: Trx, task: TaskRow, now: Date): Promise<boolean> {
  const isLate = now.getTime() - task.due_at.getTime() > MOST_LATE_MS || (task.expiry !== null && task.expiry < now);
  const next = task.is_recurring ? nextTime(scheduleOf(task), now) : null;
  const over = { status: isLate ? TASK.expired : TASK.processed };
  await trx
    .updateTable('tasks')
    .set({ ...(next === null ? over : { due_at: next }), ...(isLate ? {} : { last_run: now }) })
    .where('task_id', '=', task.task_id)
    .execute();
  return !isLate;
}

function scheduleOf({ year, month, day, weekday, hour, minute, timezone, expiry }: TaskRow) {
  const cron: Record<CronField, string> | null =
    minute === null && hour === null && day === null && weekday === null && month === null && year === null
      ? null
      : {
          year: year ?? '*',
          month: month ?? '*',
          day: day ?? '*',
          weekday: weekday ?? '*',
          hour: hour ?? '*',
          minute: minute ?? '*',
        };
  return { cron, timezone, expiry };
}
