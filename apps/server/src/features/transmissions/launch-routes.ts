import { sql } from '@strowger/db';
import { Type } from 'typebox';
import { holds } from '../../access/caller.ts';
import { errors } from '../../http/errors.ts';
import type { RouteRegistrar } from '../../http/route.ts';
import { writeApart } from '../../http/write-apart.ts';
import type { Platform } from '../../platform.ts';
import { requireProgram } from '../programs/program-rows.ts';
import { idOfSegment } from '../programs/segment.ts';
import { who } from './access.ts';
import { NO_PROVIDER } from './attempt-result.ts';
import { launch } from './launch.ts';
import { listQuery } from './schema.ts';
import { answerTransmissions, listReply } from './transmission-routes.ts';

const tag = 'Programs';
const path = '/programs/:program_name/transmissions';
const params = { program_name: 'name' } as const;

/** Contract 30 §17.2, and the transmissions of a program. */
export function launchRoutes(route: RouteRegistrar, platform: Platform): void {
  route({
    method: 'POST',
    path,
    tag,
    summary: 'Make a program (or take one, by its id) and a transmission of it, and send that',
    access: who('program_execute'),
    params,
    body: Type.Object(
      {
        program_data: Type.Optional(Type.Unknown()),
        transmission_data: Type.Optional(Type.Unknown()),
        send: Type.Optional(Type.Boolean({ description: 'False: it is stored and not sent.' })),
        schedule: Type.Optional(Type.Unknown()),
      },
      { additionalProperties: true },
    ),
    reply: Type.Integer(),
    transaction: 'none',
    handler: async (context) => {
      const { caller, body, params: named } = context;
      if (!holds(caller, 'transmission_create')) throw errors.notPermitted('transmission_create');
      const launched = await writeApart(context, (writer) =>
        launch({ ...writer, caller }, platform, named.program_name, { ...body }),
      );
      if (launched.answer === 'no_provider') throw errors.missing(NO_PROVIDER);
      return launched.transmissionId;
    },
  });

  route({
    method: 'GET',
    path,
    tag,
    summary: 'Transmissions of a program',
    access: who('transmission_list'),
    params,
    query: listQuery,
    reply: listReply,
    handler: async (context) => {
      const { trx, scope } = context;
      const programId = idOfSegment(context.params.program_name);
      if (programId === null) throw errors.notFound('Program');
      await requireProgram(trx, scope, programId);
      return answerTransmissions(context, null, [sql`t.program_id = ${programId}`]);
    },
  });
}
