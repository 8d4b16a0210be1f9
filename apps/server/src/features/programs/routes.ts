import { sql } from '@strowger/db';
import { Type } from 'typebox';
import type { Access } from '../../access/policy.ts';
import { errors } from '../../http/errors.ts';
import { nullable } from '../../http/fields.ts';
import { flagFilter, idFilter, tenantFilter } from '../../http/list-filters.ts';
import { answerList, listQueryKeys, parseListQuery, readWindow } from '../../http/list-query.ts';
import { containsPattern } from '../../http/portal-search.ts';
import type { RouteContext } from '../../http/route.ts';
import type { Feature } from '../../platform.ts';
import { AnyProgramBody } from './program-body.ts';
import {
  countPrograms,
  presentProgram,
  presentProgramRow,
  reachablePrograms,
  readPrograms,
  requireProgram,
} from './program-rows.ts';
import { idOfSegment } from './segment.ts';
import { isSingleSend } from './single-sends.ts';
import { programType } from './types.ts';
import { createProgramFrom, deleteProgram, updateProgram } from './write-program.ts';

const tag = 'Programs';
const who = (permission: string): Access => ({ callers: ['A', 'T', 'U'], permission });
const params = { program_name: 'name' } as const;
const one = '/programs/:program_name';

const ProgramRowReply = Type.Object({
  program_id: Type.Integer(),
  tenant_id: Type.Integer(),
  name: Type.String(),
  type: Type.String(),
  parent_id: nullable(Type.Integer()),
});

const ProgramReply = Type.Object(
  {
    ...ProgramRowReply.properties,
    cover_id: nullable(Type.Integer()),
    account_id: nullable(Type.Integer()),
    user_id: nullable(Type.Integer()),
    data: Type.Unknown(),
  },
  { additionalProperties: true, description: 'With the parameters of its type beside them.' },
);

const listQuery = Type.Object({
  ...listQueryKeys,
  ...Object.fromEntries(
    ['program_id', 'tenant_id', 'parent_id', 'user_id', 'name', 'type'].map((key) => [
      key,
      Type.Optional(Type.String()),
    ]),
  ),
  single: Type.Optional(
    Type.String({
      description:
        'What was made for one sending: a child of another program, or a program that only sends, has no name but its type’s and is sent by no campaign. 0: all others; 1: these alone.',
    }),
  ),
});
const listReply = Type.Union([Type.Array(ProgramRowReply), Type.Integer()]);

const SORTABLE = ['program_id', 'name', 'type'];

/** Contract 30 §17. */
export const programs: Feature = (route, platform) => {
  route({
    method: 'GET',
    path: '/programs',
    tag,
    summary: 'Programs',
    access: who('program_list'),
    query: listQuery,
    reply: listReply,
    handler: (context) => answerPrograms(context, null),
  });

  route({
    method: 'POST',
    path: '/programs',
    tag,
    summary: 'Make a program of the type in the body',
    access: who('program_create'),
    body: AnyProgramBody,
    reply: Type.Integer(),
    handler: async (context) => {
      const { type: name, ...body } = context.body;
      if (name === undefined || name === '') throw errors.badField('type', 'is required');
      const type = programType(name);
      if (type === undefined) throw errors.notFound('Program');
      return (await createProgramFrom(context, platform, type, body)).program_id;
    },
  });

  route({
    method: 'GET',
    path: one,
    tag,
    summary: 'Programs of a type; with a number, the program of that id',
    access: who('program_list'),
    params,
    query: listQuery,
    reply: Type.Union([ProgramReply, Type.Array(ProgramRowReply), Type.Integer()]),
    handler: async (context) => {
      const { trx, scope } = context;
      const { program_name: name } = context.params;
      const id = idOfSegment(name);
      if (id !== null) return presentProgram(await requireProgram(trx, scope, id));
      if (programType(name) === undefined) throw errors.notFound('Program');
      return answerPrograms(context, name);
    },
  });

  route({
    method: 'POST',
    path: one,
    tag,
    summary: 'Make a program of that type',
    access: who('program_create'),
    params,
    body: AnyProgramBody,
    reply: Type.Integer(),
    handler: async (context) => {
      const type = programType(context.params.program_name);
      if (type === undefined) throw errors.notFound('Program');
      return (await createProgramFrom(context, platform, type, context.body)).program_id;
    },
  });

  route({
    method: 'PUT',
    path: one,
    tag,
    summary: 'Change the program of that id: its name, cover page and parameters',
    access: who('program_update'),
    params,
    body: AnyProgramBody,
    reply: ProgramReply,
    handler: async (context) => {
      const before = await requireProgram(context.trx, context.scope, idIn(context.params.program_name));
      return presentProgram(await updateProgram(context, platform, before, context.body));
    },
  });

  route({
    method: 'DELETE',
    path: one,
    tag,
    summary: 'Delete the program of that id, and what it answers at',
    access: who('program_delete'),
    params,
    reply: Type.Literal(true),
    handler: async (context) => {
      await deleteProgram(context, await requireProgram(context.trx, context.scope, idIn(context.params.program_name)));
      return true;
    },
  });
};

/** @throws ApiError 404 for what is no id */
function idIn(segment: string): number {
  const id = idOfSegment(segment);
  if (id === null) throw errors.notFound('Program');
  return id;
}

type ListContext = Pick<RouteContext<unknown, Record<string, never>>, 'trx' | 'scope' | 'query' | 'reply'>;

async function answerPrograms({ trx, scope, query, reply }: ListContext, type: string | null) {
  const list = parseListQuery(query, SORTABLE);
  const conditions = [
    ...reachablePrograms(scope),
    ...filtersIn(query),
    ...(type === null ? [] : [sql`type = ${type}`]),
  ];
  const direction = (list.descending ?? list.sort === null) ? sql`desc` : sql`asc`;
  const order = sql`${sql.ref(list.sort ?? 'program_id')} ${direction}, program_id ${direction}`;
  const found = await readWindow(
    list,
    (limit) => readPrograms(trx, conditions, { limit, offset: list.offset, order }),
    () => countPrograms(trx, conditions),
  );
  return answerList(reply, list, { rows: found.rows.map(presentProgramRow), total: found.total });
}

function filtersIn(query: Readonly<Record<string, string>>) {
  const ids = { program_id: 'program_id', parent_id: 'parent_id', user_id: 'created_by' };
  const tenantId = tenantFilter(query['tenant_id']);
  const single = flagFilter(query['single']);
  const [name = '', type = ''] = [query['name']?.trim(), query['type']?.trim()];
  return [
    ...Object.entries(ids).flatMap(([key, column]) => {
      const id = idFilter(query[key]);
      return id === undefined ? [] : [sql`${sql.ref(column)} = ${id}`];
    }),
    ...(tenantId === undefined ? [] : [sql`tenant_id = ${tenantId}`]),
    ...(name === '' ? [] : [sql`lower(name) like ${containsPattern(name.toLowerCase())}`]),
    ...(type === '' ? [] : [sql`type = ${type}`]),
    ...(single === undefined ? [] : [single ? isSingleSend : sql`not ${isSingleSend}`]),
  ];
}
