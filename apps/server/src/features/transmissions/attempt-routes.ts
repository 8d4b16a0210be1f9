import { sql } from '@strowger/db';
import { Type } from 'typebox';
import { type Caller, holds } from '../../access/caller.ts';
import { errors } from '../../http/errors.ts';
import { epochSeconds, nullable } from '../../http/fields.ts';
import type { RouteRegistrar } from '../../http/route.ts';
import { writeApart } from '../../http/write-apart.ts';
import type { Platform } from '../../platform.ts';
import { ResultReply } from '../spools/schema.ts';
import { readResults } from '../spools/spool-results.ts';
import { ID, TAG as tag, who } from './access.ts';
import { NO_PROVIDER } from './attempt-result.ts';
import { LogReply } from './schema.ts';
import { sendTransmission } from './send-transmission.ts';
import { statusWord } from './status-word.ts';
import { latestSpool, readAttempts } from './transmission-records.ts';
import { requireTransmission } from './transmission-rows.ts';
import { statusIn } from './transmission-state.ts';

const one = '/transmissions/:transmission_id';

/** Contract 30 §18.3, §18.5: sending, and what became of it. */
export function attemptRoutes(route: RouteRegistrar, platform: Platform): void {
  for (const how of ['send', 'retry'] as const) {
    route({
      method: 'POST',
      path: `${one}/${how}`,
      tag,
      summary: how === 'send' ? 'Send it: the attempt begins in the background' : 'Send it as if it had not been tried',
      access: who('transmission_send'),
      params: ID,
      reply: Type.Union([Type.Integer(), Type.Literal(true)]),
      transaction: 'none',
      handler: async (context) => {
        const { transmission_id: id } = context.params;
        const answer = await writeApart(context, (writer) =>
          sendTransmission({ ...writer, caller: context.caller }, platform, id, how),
        );
        // What it changed stays.
        if (answer === 'no_provider') throw errors.missing(NO_PROVIDER);
        return answer;
      },
    });
  }

  route({
    method: 'GET',
    path: `${one}/status`,
    tag,
    summary: 'How far it has come, in one word; with ?verbose as an object',
    access: who('transmission_read'),
    params: ID,
    query: Type.Object({ verbose: Type.Optional(Type.String()) }),
    reply: Type.Union([Type.String(), StatusReply]),
    handler: async ({ trx, scope, params, query }) => {
      const row = await requireTransmission(trx, scope, params.transmission_id);
      const status = statusWord(statusIn(row.status), row.is_scheduled);
      if (query['verbose'] === undefined) return status;
      const { response, try_done, try_allowed, next_try } = row;
      return { status, response, try_done, try_allowed, next_try: next_try && Math.floor(next_try.getTime() / 1000) };
    },
  });

  for (const name of ['result', 'results']) {
    route({
      method: 'GET',
      path: `${one}/${name}`,
      tag,
      summary: 'What came of its latest attempt',
      access: who('result_read'),
      params: ID,
      query: Type.Object({ name: Type.Optional(Type.String()) }),
      reply: Type.Array(ResultReply),
      handler: async ({ trx, scope, caller, params, query }) => {
        requireRead(caller);
        await requireTransmission(trx, scope, params.transmission_id);
        const spoolId = await latestSpool(trx, params.transmission_id);
        const found = spoolId === null ? null : await readResults(trx, spoolId, sql`s.spool_id = ${spoolId}`);
        const results = found ?? [];
        const wanted = query['name'] ?? '';
        return wanted === '' ? results : results.filter((result) => result.name === wanted);
      },
    });
  }

  for (const name of ['logs', 'detail', 'spools']) {
    route({
      method: 'GET',
      path: `${one}/${name}`,
      tag,
      summary: 'Its attempts, the newest first',
      access: who('spool_read'),
      params: ID,
      reply: Type.Array(LogReply),
      handler: async ({ trx, scope, params }) => {
        await requireTransmission(trx, scope, params.transmission_id);
        return readAttempts(trx, params.transmission_id);
      },
    });
  }
}

const StatusReply = Type.Object({
  status: Type.String(),
  response: Type.String(),
  try_done: Type.Integer(),
  try_allowed: Type.Integer(),
  next_try: nullable(epochSeconds()),
});

/** Results are those of a transmission that he may read. */
function requireRead(caller: Caller): void {
  if (!holds(caller, 'transmission_read')) throw errors.notPermitted('transmission_read');
}
