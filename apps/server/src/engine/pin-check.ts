import { createHash, timingSafeEqual } from 'node:crypto';
import { type Database, sql, type Trx } from '@strowger/db';
import type { PinCheck, PinResult, PinRole, PinSubject } from '@strowger/switch';
import type { Vault } from '../secrets/vault.ts';
import { type SealedPin, sealedPins } from './sealed-pins.ts';

const MOST_FAILURES = 10;
const WINDOW_MINUTES = 60;
const LOCK_MINUTES = 15;

/**
 * PINs of mailboxes, conferences, menus, call flows, agents and outbound dialplan rows, as they are keyed in on a call
 * (contract 20 §7.4). Tries
 * on one subject come one after the other, so that many calls at once try no more PINs than one.
 */
export function createPinCheck(db: Database, vault: Vault, now: () => Date): PinCheck {
  return {
    check: (tenantId, subject, pin) =>
      db.transaction({ kind: 'tenant', tenantId }, async (trx) => {
        const pins = await sealedPins(trx, subject);
        if (pins.length === 0 || pin === '') return { result: 'wrong' };
        if (await isLocked(trx, tenantId, subject, now())) return { result: 'locked' };
        const role = pins.find((stored) => isSame(pin, opened(vault, stored)))?.role;
        return role === undefined ? countFailure(trx, tenantId, subject, now()) : accepted(role);
      }),
  };
}

function opened(vault: Vault, { sealed, context, isJson }: SealedPin): string {
  const text = vault.open(sealed, context);
  return isJson ? String(JSON.parse(text)) : text;
}

function accepted(role: PinRole): PinResult {
  return { result: 'ok', role };
}

/** In constant time, whatever the lengths. */
function isSame(pin: string, stored: string): boolean {
  const [one, other] = [pin, stored].map((text) => createHash('sha256').update(text).digest());
  return one !== undefined && other !== undefined && timingSafeEqual(one, other);
}

/** Takes the subject's row for the rest of the transaction. */
async function isLocked(trx: Trx, tenantId: number, subject: PinSubject, now: Date): Promise<boolean> {
  const { locked_until } = await trx
    .insertInto('pin_failures')
    .values({ subject: keyOf(tenantId, subject), tenant_id: tenantId, window_began: now })
    .onConflict((conflict) => conflict.column('subject').doUpdateSet({ subject: keyOf(tenantId, subject) }))
    .returning('locked_until')
    .executeTakeFirstOrThrow();
  return locked_until !== null && locked_until > now;
}

/** Success takes nothing back: who guesses must not be helped by an owner who logs in meanwhile. */
async function countFailure(trx: Trx, tenantId: number, subject: PinSubject, now: Date): Promise<PinResult> {
  const windowBegan = new Date(now.getTime() - WINDOW_MINUTES * 60_000);
  const { failures } = await trx
    .updateTable('pin_failures')
    .set({
      failures: sql`case when window_began > ${windowBegan} then failures + 1 else 1 end`,
      window_began: sql`case when window_began > ${windowBegan} then window_began else ${now} end`,
    })
    .where('subject', '=', keyOf(tenantId, subject))
    .returning('failures')
    .executeTakeFirstOrThrow();
  if (failures < MOST_FAILURES) return { result: 'wrong' };
  const lockedUntil = new Date(now.getTime() + LOCK_MINUTES * 60_000);
  await trx
    .updateTable('pin_failures')
    .set({ failures: 0, locked_until: lockedUntil })
    .where('subject', '=', keyOf(tenantId, subject))
    .execute();
  return { result: 'locked' };
}

/** A row of the outbound dialplan may be of all tenants: each of them has failures of its own. */
function keyOf(tenantId: number, { kind, uuid }: PinSubject): string {
  return kind === 'outbound_row' ? `${kind}:${uuid}:${tenantId}` : `${kind}:${uuid}`;
}
