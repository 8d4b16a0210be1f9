import { sql, type Trx } from '@strowger/db';
import { FAX, type ServiceFlag, SMS, smsSegments } from '@strowger/rating';
import type { CreditRefusal } from '@strowger/switch';
import type { Platform } from '../../platform.ts';
import { decideGate } from './gate.ts';
import { RateBook } from './rate-book.ts';
import { gateFacts, readStanding } from './standing.ts';

type Parts = Pick<Platform, 'environment' | 'db' | 'settings' | 'now'>;

type Refusal = CreditRefusal | 'tenant-not-found';

/** Why a tenant may send no text message now (contract 10 §9.4); null: he may. */
export function refusalOfText(parts: Parts, tenantId: number): Promise<Refusal | null> {
  return refusalOf(parts, tenantId, SMS, null);
}

/**
 * Why a tenant may send nothing by a service now (contract 10 §9.4); null: he may.
 * @param number whom it is for; null: nobody says
 */
export function refusalOf(
  parts: Parts,
  tenantId: number,
  service: ServiceFlag,
  number: string | null,
): Promise<Refusal | null> {
  const { environment, db, settings, now } = parts;
  if (environment.edition === 'community') return Promise.resolve(null);
  return db.transaction({ kind: 'tenant', tenantId }, async (trx) => {
    const standingParts = { rates: new RateBook(db), settings, now };
    const standing = await readStanding(trx, standingParts, { tenantId, service, extensionUuid: null });
    if (standing === null) return 'tenant-not-found';
    const asked = { service, direction: 'outbound', number, liveCalls: 0 } as const;
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

/** A fax that was sent. */
interface SentPages extends Omit<SentText, 'text'> {
  readonly pages: number;
}

/** Notes a text message that is to be charged, by its segments (contract 10 §9.8); told of again it changes nothing. */
export function noteSentText(trx: Trx, { text, ...sent }: SentText): Promise<void> {
  return note(trx, { ...sent, service: SMS, amount: smsSegments(text) });
}

/** Notes the confirmed pages of a fax, which are to be charged; told of again it changes nothing. */
export function noteSentPages(trx: Trx, { pages, ...sent }: SentPages): Promise<void> {
  return note(trx, { ...sent, service: FAX, amount: pages });
}

interface SentUnits extends Omit<SentText, 'text'> {
  readonly service: ServiceFlag;
  readonly amount: number;
}

async function note(trx: Trx, { key, tenantId, service, number, amount, at }: SentUnits): Promise<void> {
  await sql`
    with noted as (
      insert into charges (call_id, leg, tenant_id, service_flag, number, amount, answered_at, ended_at)
      values (${key}, 'a', ${tenantId}, ${service}, ${number}, ${amount}, ${at}, ${at})
      on conflict (call_id, leg) do nothing
      returning tenant_id, ended_at, call_id, leg
    )
    insert into unrated_charges (tenant_id, ended_at, call_id, leg)
    select tenant_id, ended_at, call_id, leg from noted`.execute(trx);
}
