import { sql, type Trx } from '@strowger/db';
import type { FaxOutcome, FaxReception, FaxTimes, IncomingFax } from '@strowger/switch';
import { MediaStore } from '../../media-store/media-store.ts';
import type { Platform } from '../../platform.ts';
import { contactFor } from '../contacts/contact-for.ts';
import { storeReceivedFax } from '../documents/keep-received-fax.ts';
import { SERVICE } from '../programs/services.ts';
import { advanceSpool } from '../spools/spool-state.ts';
import { readTenantSettings } from '../tenants/settings/read-settings.ts';
import { faxResults } from './carriers/line-outcome.ts';
import { faxAttachment } from './fax-attachment.ts';
import { type FaxOwner, findFaxOwner } from './fax-owner.ts';
import { storeResults } from './keep-results.ts';
import { mailReceivedFax } from './mail-received-fax.ts';
import { leaseOf } from './runner-id.ts';
import { lockTransmission, moveOn } from './settle-transmission.ts';
import { tellOfTransmission } from './transmission-event.ts';

export type ReceptionParts = Pick<Platform, 'db' | 'vault' | 'environment' | 'settings' | 'mail' | 'log' | 'now'>;

/** A fax that comes by a call, or inside the system without one. */
export type ArrivingFax = Omit<IncomingFax, 'callUuid'> & { readonly callUuid: string | null };

const LONGEST_IDENT = 20;

/**
 * Makes ready for a fax: its owner found, its sender's contact found or made, a transmission begun (contract 30 §21).
 * @returns null where nobody may receive it
 */
export async function beginReception(parts: ReceptionParts, fax: ArrivingFax): Promise<FaxReception | null> {
  const { db, environment, vault } = parts;
  const spoolId = await db.transaction({ kind: 'tenant', tenantId: fax.tenantId }, async (trx) => {
    const owner = await findFaxOwner(trx, fax);
    return owner === null ? null : begin(trx, parts, fax, owner);
  });
  if (spoolId === null) return null;
  return {
    receptionId: spoolId,
    path: await new MediaStore(environment.data, vault).draft('tif'),
    terms: { ident: fax.calledNumber.slice(0, LONGEST_IDENT), ecm: true, t38: 'accept', v17: true },
  };
}

async function begin(trx: Trx, parts: ReceptionParts, fax: ArrivingFax, owner: FaxOwner): Promise<number> {
  const { tenantId, callUuid } = fax;
  const at = parts.now();
  const contactId = await senderOf(trx, parts, fax, owner.userId);
  const { transmission_id } = await trx
    .insertInto('transmissions')
    .values({
      tenant_id: tenantId,
      user_id: owner.userId,
      title: `Fax from ${fax.callerNumber || 'Anonymous'}`,
      program_id: owner.programId,
      contact_id: contactId,
      account_id: owner.accountId,
      account_phone: fax.calledNumber,
      service_flag: SERVICE.fax,
      origin: 'faxtoemail',
      direction: 'inbound',
      status: 'processing',
      is_read: false,
      try_done: 1,
      last_run: at,
      date_created: at,
    })
    .returning('transmission_id')
    .executeTakeFirstOrThrow();
  const { spool_id } = await trx
    .insertInto('spools')
    .values({
      ...{ transmission_id, tenant_id: tenantId, service_flag: SERVICE.fax, account_id: owner.accountId },
      ...{ status: 'started', time_spool: at, time_start: at, call_id: callUuid },
      ...leaseOf(parts.db),
    })
    .returning('spool_id')
    .executeTakeFirstOrThrow();
  return spool_id;
}

/** The caller's contact; who withholds his number is called Anonymous. */
async function senderOf(
  trx: Trx,
  parts: ReceptionParts,
  { tenantId, callerNumber, callerName }: ArrivingFax,
  userId: number | null,
): Promise<number> {
  const { mail_domain: domain } = await readTenantSettings(trx, parts, tenantId);
  const isKnown = /\d/.test(callerNumber);
  const known = isKnown
    ? { phone: callerNumber, email: `${callerNumber.replace(/[^0-9+]/g, '')}@${domain}`, first_name: callerName }
    : { email: `anonymous@${domain}`, first_name: 'Anonymous' };
  return (await contactFor(trx, { tenantId, createdBy: userId }, known)).contact_id;
}

/**
 * Keeps what came and tells of it; what came of a session that broke off is kept and marked as partial. Told of again it
 * changes nothing. The file at `path` is removed.
 * @returns whether a fax was kept
 */
export async function endReception(
  parts: ReceptionParts,
  { receptionId, path }: FaxReception,
  outcome: FaxOutcome,
  times: FaxTimes,
): Promise<boolean> {
  const { db, environment, vault, log } = parts;
  try {
    const kept = await keepDocument(parts, receptionId, path, outcome);
    if (kept === 'over') return false;
    return await db.transaction({ kind: 'all' }, (trx) => settle(trx, parts, receptionId, outcome, times, kept));
  } catch (error) {
    log.error({ err: error, spool_id: receptionId }, 'a received fax could not be kept');
    return false;
  } finally {
    await new MediaStore(environment.data, vault).discardDraft(path);
  }
}

interface Kept {
  readonly documentId: number;
  readonly pages: number;
  readonly attachment: string | null;
}

async function keepDocument(
  parts: ReceptionParts,
  spoolId: number,
  path: string,
  { pages }: FaxOutcome,
): Promise<Kept | null | 'over'> {
  const { rows } = await parts.db.transaction(
    { kind: 'all' },
    (trx) =>
      sql<{ tenant_id: number; user_id: number | null; program_id: number | null }>`
        select t.tenant_id, t.user_id, t.program_id from spools join transmissions as t using (transmission_id)
        where spool_id = ${spoolId} and spools.status in ('started', 'connected')`.execute(trx),
    { readOnly: true },
  );
  const [row] = rows;
  if (!row) return 'over';
  if (pages === 0) return null;
  const { tenant_id: tenantId, user_id: userId } = row;
  const name = `fax_${row.program_id ?? 0}_${spoolId}`;
  const stored = await storeReceivedFax(parts, { tenantId, userId, name, path });
  const attachment = await faxAttachment(parts, { tenantId, documentId: stored.documentId, spoolId });
  return { ...stored, attachment };
}

async function settle(
  trx: Trx,
  parts: ReceptionParts,
  spoolId: number,
  outcome: FaxOutcome,
  { answeredAt, endedAt }: FaxTimes,
  kept: Kept | null,
): Promise<boolean> {
  const spool = await trx
    .selectFrom('spools')
    .select(['transmission_id', 'tenant_id'])
    .where('spool_id', '=', spoolId)
    .where('status', 'in', ['started', 'connected'])
    .executeTakeFirst();
  const transmission = spool && (await lockTransmission(trx, spool.transmission_id));
  if (!spool || !transmission) return false;
  const isWhole = outcome.success && kept !== null;
  const response = isWhole ? 'NORMAL_CLEARING' : outcome.text;
  if (answeredAt !== null) await advanceSpool(trx, spoolId, 'connected', { at: new Date(answeredAt) });
  await advanceSpool(trx, spoolId, isWhole ? 'completed' : 'failed', { at: new Date(endedAt), response });
  const pages = kept?.pages ?? 0;
  await trx.updateTable('spools').set({ amount_net: pages }).where('spool_id', '=', spoolId).execute();
  await storeResults(
    trx,
    { spoolId, tenantId: spool.tenant_id },
    faxResults('fax_receive', kept?.documentId ?? null, outcome),
  );
  const result = isWhole
    ? ({ kind: 'completed' } as const)
    : ({ kind: 'failed', response, isWorthAnother: false } as const);
  await moveOn(
    trx,
    transmission,
    { news: 'over', result, triesLeft: 0 },
    {
      ...{ response, pages, isPartial: !isWhole && kept !== null },
      ...(kept === null ? {} : { documentId: kept.documentId }),
    },
  );
  if (kept === null) return false;
  await countInbound(trx, transmission.user_id);
  await tellOfTransmission(trx, 'received', transmission.transmission_id);
  const { transmission_id: transmissionId } = transmission;
  await mailReceivedFax(trx, parts, { transmissionId, at: new Date(endedAt), attachment: kept.attachment });
  return true;
}

async function countInbound(trx: Trx, userId: number | null): Promise<void> {
  if (userId === null) return;
  await sql`update users set total_inbound = total_inbound + 1 where user_id = ${userId}`.execute(trx);
}
