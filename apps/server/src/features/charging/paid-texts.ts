import { sql, type Trx } from '@strowger/db';
import { SMS, smsSegments } from '@strowger/rating';
import type { CreditRefusal } from '@strowger/switch';
import type { Platform } from '../../platform.ts';
import { decideGate } from './gate.ts';
import { RateBook } from './rate-book.ts';
import { gateFacts, readStanding } from './standing.ts';

type Parts = Pick<Platform, 'environment' | 'db' | 'settings' | 'now'>;

/** Why a tenant may send no text message now (contract 10 §9.4); null: he may. */
export function refusalOfText(parts: Parts, tenantId: number): Promise<CreditRefusal | 'tenant-not-found' | null> {
  const { environment, db, settings, now } = parts;
  if (environment.edition === 'community') return Promise.resolve(null);
  return db.transaction({ kind: 'tenant', tenantId }, async (trx) => {
    const standingParts = { rates: new RateBook(db), settings, now };
    const standing = await readStanding(trx, standingParts, { tenantId, service: SMS, extensionUuid: null });
    if (standing === null) return 'tenant-not-found';
    const asked = { service: SMS, direction: 'outbound', number: null, liveCalls: 0 } as const;
    const answer = decideGate(await gateFacts(standing, standingParts, asked));
    return answer.allowed ? null : answer.reason;
  });
}

/** A text message that a provider has taken. */
interface SentText {
  /** The same however often it is told of. */
  readonly key: string;
  readonly tenantId: number;
  /** Digits that outbound selection matched. */
  readonly number: string;
  readonly text: string;
  readonly at: Date;
}

/** Notes a text message that is to be charged, by its segments (contract 10 §9.8); told of again it changes nothing. */
export async function noteSentText(trx: Trx, { key, tenantId, number, text, at }: SentText): Promise<void> {
  await sql`
    with noted as (
      insert into charges (call_id, leg, tenant_id, service_flag, number, amount, answered_at, ended_at)
      values (${key}, 'a', ${tenantId}, ${SMS}, ${number}, ${smsSegments(text)}, ${at}, ${at})
      on conflict (call_id, leg) do nothing
      returning tenant_id, ended_at, call_id, leg
    )
    insert into unrated_charges (tenant_id, ended_at, call_id, leg)
    select tenant_id, ended_at, call_id, leg from noted`.execute(trx);
}
