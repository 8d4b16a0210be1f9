import { sql, type Trx } from '@strowger/db';
import type { Platform } from '../../../platform.ts';
import { findProgram } from '../../programs/program-rows.ts';
import { startByItself } from '../runner/start-due-tries.ts';
import { findTransmission } from '../transmission-rows.ts';
import { SENDABLE_STATUSES } from '../transmission-state.ts';
import { wakeRunners } from '../wake-runners.ts';
import { cloneOf } from '../write-transmission.ts';
import { carryOutDueTasks } from './carry-out-tasks.ts';
import type { TaskRow } from './tasks.ts';

/** Sends what is scheduled for now; a recurring schedule sends a clone each time (contract 30 §18.8). */
export async function sendScheduled(platform: Platform): Promise<void> {
  const { db, log } = platform;
  const ofCampaigns = await db.transaction({ kind: 'all' }, async (trx) => {
    const ofCampaigns: number[] = [];
    await carryOutDueTasks(trx, platform, 'transmission', async (task) => {
      const id = task.is_recurring ? await clone(trx, platform, task) : task.data;
      if (id !== null && !(await makeDue(trx, platform, id))) ofCampaigns.push(id);
    });
    return ofCampaigns;
  });
  wakeRunners(db);
  for (const transmission_id of ofCampaigns) {
    await startByItself(platform, transmission_id).catch((error: unknown) =>
      log.error({ err: error, transmission_id }, 'a scheduled transmission could not be sent'),
    );
  }
}

/** Has it begun by the runners, as a try whose time has come. @returns false for one of a campaign, whose tries it paces */
async function makeDue(trx: Trx, { now }: Pick<Platform, 'now'>, transmissionId: number): Promise<boolean> {
  const { rows } = await sql<{ is_of_campaign: boolean }>`
    update transmissions
    set next_try = case when campaign_id is null and status = any (${[...SENDABLE_STATUSES]}::text[])
      then ${now()} else next_try end
    where transmission_id = ${transmissionId} and not is_deleted
    returning campaign_id is not null as is_of_campaign`.execute(trx);
  return rows[0]?.is_of_campaign !== true;
}

async function clone(trx: Trx, platform: Platform, { data }: TaskRow): Promise<number | null> {
  const of = await findTransmission(trx, data);
  const program = of?.program_id == null || of.is_deleted ? undefined : await findProgram(trx, of.program_id);
  return of && program ? cloneOf(trx, platform, of, program, null) : null;
}
