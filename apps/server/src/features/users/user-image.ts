import { createHash } from 'node:crypto';
import type { Trx } from '@strowger/db';
import type { Image } from '../../images/remake-image.ts';

/** A user's picture without its bytes. */
interface ImageRef {
  readonly userId: number;
  /** Made from its bytes: another picture has another name. */
  readonly fileName: string;
  readonly contentType: string;
}

export async function findUserImage(trx: Trx, userId: number): Promise<ImageRef | null> {
  const row = await trx
    .selectFrom('user_images')
    .select(['file_name', 'content_type'])
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row ? { userId, fileName: row.file_name, contentType: row.content_type } : null;
}

export async function readUserImage(trx: Trx, { userId }: ImageRef): Promise<Buffer> {
  const { content } = await trx
    .selectFrom('user_images')
    .select('content')
    .where('user_id', '=', userId)
    .executeTakeFirstOrThrow();
  return content;
}

/** Keeps the picture in place of the one before. @returns its file name, without any path */
export async function storeUserImage(
  trx: Trx,
  user: { readonly user_id: number; readonly tenant_id: number },
  image: Image,
  now: Date,
): Promise<string> {
  const fileName = `user_${createHash('sha256').update(image.bytes).digest('hex').slice(0, 32)}.${image.extension}`;
  const stored = {
    tenant_id: user.tenant_id,
    file_name: fileName,
    content_type: image.contentType,
    content: image.bytes,
    updated_at: now,
  };
  await trx
    .insertInto('user_images')
    .values({ user_id: user.user_id, ...stored })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet(stored))
    .execute();
  return fileName;
}
