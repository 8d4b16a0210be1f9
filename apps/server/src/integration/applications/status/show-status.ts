import { sql, type Trx } from '@strowger/db';
import { Type } from 'typebox';
import { callsInProgress } from '../../../engine/calls-in-progress.ts';
import { VERSION } from '../../../version.ts';
import { raw, stamp } from '../../answers.ts';
import { defineAction } from '../../application.ts';
import type { CallScope } from '../../call-scope.ts';
import { unavailable } from '../../errors.ts';
import { inWords } from './uptime.ts';

/** How the system does, with exactly the seed's fields; of a tenant's identity: his part of it (contract 40 B10.9). */
export const showStatus = defineAction({
  action: '',
  access: 'read',
  params: Type.Object({}),
  async run({ platform, scope, trx, now }) {
    const { engine } = platform;
    const { ok, upSince } = await engine.health();
    if (!ok) throw unavailable('The call engine cannot be reached');
    const tenant = scope.only ?? undefined;
    const [channels, registrations] = await Promise.all([engine.channels(tenant), engine.registrations(tenant)]);
    return raw({
      status: 'success',
      message: 'System operational',
      timestamp: stamp(now),
      version: VERSION,
      uptime: inWords(upSince === null ? 0 : now.getTime() - upSince),
      active_calls: callsInProgress(channels),
      total_extensions: await countExtensions(trx, scope),
      registered_extensions: new Set(registrations.map(({ extensionUuid }) => extensionUuid)).size,
    });
  },
});

async function countExtensions(trx: Trx, { only }: CallScope): Promise<number> {
  const { count } = await trx
    .selectFrom('extensions')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('enabled', '=', true)
    .$if(only !== null, (query) => query.where('tenant_id', '=', only))
    .executeTakeFirstOrThrow();
  return count;
}
