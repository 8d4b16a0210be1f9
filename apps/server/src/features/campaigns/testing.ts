import { randomUUID } from 'node:crypto';
import { jsonbText, sql } from '@strowger/db';
import type { Platform } from '../../platform.ts';
import type { TestServer, TestTenant } from '../../testing/test-server.ts';

/** A clock that stands until it is set. */
export interface HandClock {
  readonly now: () => Date;
  forward(milliseconds: number): void;
}

export function handClock(start: string): HandClock {
  let at = Date.parse(start);
  return {
    now: () => new Date(at),
    forward: (milliseconds) => {
      at += milliseconds;
    },
  };
}

/** A group with so many contacts, `1555` and seven digits each, in their order. */
export function makeGroup(
  server: Pick<TestServer, 'db'>,
  { tenantId, adminId }: Pick<TestTenant, 'tenantId' | 'adminId'>,
  count: number,
): Promise<number> {
  return server.db.transaction({ kind: 'all' }, async (trx) => {
    const { group_id } = await trx
      .insertInto('contact_groups')
      .values({ tenant_id: tenantId, created_by: adminId, name: `${count} contacts` })
      .returning('group_id')
      .executeTakeFirstOrThrow();
    await sql`
      with made as (
        insert into contacts (tenant_id, created_by, phone)
        select ${tenantId}::integer, ${adminId}::integer, '+1 555 ' || lpad(nth::text, 7, '0')
        from generate_series(1, ${count}::integer) as nth
        returning contact_id
      )
      insert into contact_group_members (group_id, contact_id, tenant_id)
      select ${group_id}::integer, contact_id, ${tenantId}::integer from made`.execute(trx);
    return group_id;
  });
}

/** A program that plays a recording; without a call engine its attempts wait. */
export function makeProgram(server: TestServer, { tenantId, adminId }: TestTenant): Promise<number> {
  return server.db.transaction({ kind: 'all' }, async (trx) => {
    const owner = { tenant_id: tenantId, created_by: adminId };
    const { recording_id } = await trx
      .insertInto('recordings')
      .values({ ...owner, name: `Offer ${randomUUID()}` })
      .returning('recording_id')
      .executeTakeFirstOrThrow();
    const { program_id } = await trx
      .insertInto('programs')
      .values({ ...owner, name: 'Offer', type: 'voicemessage', data: jsonbText({ recording_id }) })
      .returning('program_id')
      .executeTakeFirstOrThrow();
    return program_id;
  });
}

/** The far side: every attempt that waits ends like that. @returns the numbers that were reached, in their order */
export async function sink(
  { db }: Pick<Platform, 'db'>,
  outcome: 'completed' | 'failed' = 'completed',
  retryAt: Date | null = null,
): Promise<string[]> {
  return db.transaction({ kind: 'all' }, async (trx) => {
    const { rows } = await sql<{ phone: string }>`
      with ended as (
        update spools set status = ${outcome}, time_end = now() where status = 'queued'
        returning spool_id, transmission_id
      ), settled as (
        update transmissions as t
        set try_done = try_done + 1, next_try = ${retryAt}::timestamptz,
          status = case when ${outcome} = 'completed' then 'completed'
            when try_done + 1 < try_allowed then 'pending_retry' else 'failed' end
        from ended where t.transmission_id = ended.transmission_id
        returning t.contact_id, ended.spool_id
      )
      select phone from settled join contacts using (contact_id) order by spool_id`.execute(trx);
    return rows.map(({ phone }) => phone);
  });
}
