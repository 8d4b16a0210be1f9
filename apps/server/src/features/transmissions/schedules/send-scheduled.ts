import type { Platform } from '../../../platform.ts';
import { findProgram } from '../../programs/program-rows.ts';
import { startByItself } from '../runner/start-due-tries.ts';
import { findTransmission } from '../transmission-rows.ts';
import { cloneOf } from '../write-transmission.ts';
import { takeDueTasks } from './carry-out-tasks.ts';
import type { TaskRow } from './tasks.ts';

/** Sends what is scheduled for now; a recurring schedule sends a clone each time (contract 30 §18.8). */
export async function sendScheduled(platform: Platform): Promise<void> {
  const { db, log, now } = platform;
  const due = await db.transaction({ kind: 'all' }, (trx) => takeDueTasks(trx, 'transmission', now()));
  for (const task of due) {
    await send(platform, task).catch((error: unknown) =>
      log.error({ err: error, task_id: task.task_id }, 'a scheduled transmission could not be sent'),
    );
  }
}

async function send(platform: Platform, { data, is_recurring }: TaskRow): Promise<void> {
  const id = is_recurring ? await clone(platform, data) : data;
  if (id !== null) await startByItself(platform, id);
}

function clone(platform: Platform, id: number): Promise<number | null> {
  return platform.db.transaction({ kind: 'all' }, async (trx) => {
    const of = await findTransmission(trx, id);
    const program = of?.program_id == null || of.is_deleted ? undefined : await findProgram(trx, of.program_id);
    return of && program ? cloneOf(trx, platform, of, program, null) : null;
  });
}
