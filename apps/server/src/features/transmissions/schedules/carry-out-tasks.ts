import type { Trx } from '@strowger/db';
import type { CronField } from './cron-lists.ts';
import { nextTime } from './read-schedule.ts';
import { lockDueTasks, TASK, type TaskOf, type TaskRow } from './tasks.ts';

/** What came due while nothing ran is done once, unless it is later than that (contract 30 §18.8). */
const MOST_LATE_MS = 3_600_000;
const MOST_AT_ONCE = 100;

/**
 * Takes the tasks of a kind that are due, in one transaction: each is done with, or planned for its next time, before it is
 * carried out, so that none is carried out twice.
 * @returns those to be carried out after the commit
 */
export async function takeDueTasks(trx: Trx, type: TaskOf['type'], now: Date): Promise<TaskRow[]> {
  const due = await lockDueTasks(trx, type, now, MOST_AT_ONCE);
  const wanted: TaskRow[] = [];
  for (const task of due) {
    const isLate = now.getTime() - task.due_at.getTime() > MOST_LATE_MS || (task.expiry !== null && task.expiry < now);
    if (!isLate) wanted.push(task);
    const next = task.is_recurring ? nextTime(scheduleOf(task), now) : null;
    const over = { status: isLate ? TASK.expired : TASK.processed };
    await trx
      .updateTable('tasks')
      .set({ ...(next === null ? over : { due_at: next }), ...(isLate ? {} : { last_run: now }) })
      .where('task_id', '=', task.task_id)
      .execute();
  }
  return wanted;
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
