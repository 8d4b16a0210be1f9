import { createHash } from 'node:crypto';
import { sql, type Trx } from '@strowger/db';
import type { Image } from '../../images/remake-image.ts';

/** Uploads of a tenant that may wait to be named by a branding. */
const MOST_WAITING = 20;

/** A logo without its bytes. */
export interface LogoRef {
  readonly tenantId: number;
  /** Made from its bytes: another picture has another name. */
  readonly fileName: string;
  readonly contentType: string;
}

/** The logo that a tenant's branding names, else that of the default one. */
export async function findShownLogo(trx: Trx, tenantId: number | null): Promise<LogoRef | null> {
  const row = await trx
    .selectFrom('brandings')
    .innerJoin('branding_logos', (join) =>
      join
        .onRef('branding_logos.tenant_id', '=', 'brandings.tenant_id')
        .onRef('branding_logos.file_name', '=', 'brandings.logo'),
    )
    .select(['branding_logos.tenant_id', 'file_name', 'content_type'])
    .where((eb) => eb.or([eb('brandings.tenant_id', '=', tenantId ?? 0), eb('def', '=', true)]))
    .orderBy(sql`brandings.tenant_id = ${tenantId ?? 0}`, 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? { tenantId: row.tenant_id, fileName: row.file_name, contentType: row.content_type } : null;
}

export async function readLogo(trx: Trx, { tenantId, fileName }: LogoRef): Promise<Buffer> {
  const { content } = await trx
    .selectFrom('branding_logos')
    .select('content')
    .where('tenant_id', '=', tenantId)
    .where('file_name', '=', fileName)
    .executeTakeFirstOrThrow();
  return content;
}

export async function hasLogo(trx: Trx, tenantId: number, fileName: string): Promise<boolean> {
  const row = await trx
    .selectFrom('branding_logos')
    .select('file_name')
    .where('tenant_id', '=', tenantId)
    .where('file_name', '=', fileName)
    .executeTakeFirst();
  return row !== undefined;
}

/** Keeps an uploaded logo until a branding names it; of those that wait, the newest ones. @returns its file name */
export async function storeLogo(trx: Trx, tenantId: number, image: Image, now: Date): Promise<string> {
  const fileName = `logo_${createHash('sha256').update(image.bytes).digest('hex').slice(0, 32)}.${image.extension}`;
  await trx
    .insertInto('branding_logos')
    .values({
      tenant_id: tenantId,
      file_name: fileName,
      content_type: image.contentType,
      content: image.bytes,
      uploaded_at: now,
    })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'file_name']).doUpdateSet({ uploaded_at: now }))
    .execute();
  await sql`
    delete from branding_logos where tenant_id = ${tenantId} and file_name in (
      select file_name from branding_logos as upload
      where tenant_id = ${tenantId} and ${isUnused}
      order by uploaded_at desc, file_name offset ${MOST_WAITING}
      for update of upload skip locked)`.execute(trx);
  return fileName;
}

/**
 * Deletes logos that no branding names and that were uploaded before that time.
 * @returns how many, at most `batch`
 */
export async function purgeLogos(trx: Trx, before: Date, batch: number): Promise<number> {
  const done = await sql`
    delete from branding_logos where (tenant_id, file_name) in (
      select tenant_id, file_name from branding_logos as upload
      where uploaded_at < ${before} and ${isUnused}
      limit ${batch}
      for update of upload skip locked)`.execute(trx);
  return Number(done.numAffectedRows ?? 0);
}

const isUnused = sql`not exists (
  select from brandings where brandings.tenant_id = upload.tenant_id and brandings.logo = upload.file_name)`;
