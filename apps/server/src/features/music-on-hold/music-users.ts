import { parseMusic } from '@strowger/callplan';
import type { Trx } from '@strowger/db';
import { errors } from '../../http/errors.ts';
import { isNameOfMusic } from './music-name.ts';

/** @throws ApiError 409 that names the queues and extensions whose callers hear it (contract 20 §0.8) */
export async function requireUnusedMusic(trx: Trx, tenantId: number, name: string): Promise<void> {
  const queues = await trx
    .selectFrom('call_queues')
    .select(['queue_name as user', 'queue_moh_sound as music'])
    .where('tenant_id', '=', tenantId)
    .orderBy('queue_name')
    .execute();
  const extensions = await trx
    .selectFrom('extensions')
    .select(['extension as user', 'hold_music as music'])
    .where('tenant_id', '=', tenantId)
    .orderBy('extension')
    .execute();
  const using = [listed('Call Queue(s)', queues, name), listed('Extension(s)', extensions, name)].filter(
    (part) => part,
  );
  if (using.length > 0) throw errors.conflict(`Cannot delete: used by ${using.join('; ')}`);
}

function listed(label: string, rows: readonly { user: string; music: string | null }[], name: string): string {
  const users = rows.filter(({ music }) => names(music, name)).map(({ user }) => user);
  return users.length === 0 ? '' : `${label}: ${users.join(', ')}`;
}

function names(field: string | null, name: string): boolean {
  const music = parseMusic(field);
  return music.ok && music.value.kind === 'stream' && isNameOfMusic(music.value.name, name);
}
