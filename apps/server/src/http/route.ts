import type { Database, Trx } from '@strowger/db';
import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import type { Static, TSchema } from 'typebox';
import { type AuditEntry, defaultAuditEntry, writeAudit } from '../audit/write-audit.ts';
import { type Access, authorize } from '../access/policy.ts';
import type { Caller } from '../access/caller.ts';
import { fenceOf, type Scope, scopeOf } from '../access/scope.ts';
import { type KeptEvent, keepEvent } from '../events/keep-event.ts';
import { errors } from './errors.ts';
import { parseBody } from './validation.ts';

/** A path parameter: a numeric id, a uuid or a name. What does not fit is 404 (contract 10 §2.4, 20 §0.4). */
export type ParamKind = 'id' | 'uuid' | 'name';

export interface RouteDefinition<B extends TSchema, P extends Record<string, ParamKind>> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `/api`, in Fastify's form: `/tenants/:tenant_id`. */
  readonly path: string;
  readonly summary: string;
  readonly tag: string;
  readonly access: Access;
  readonly params?: P;
  /** Query keys for the document; reading them is the handler's (lists: list-query.ts). */
  readonly query?: TSchema;
  readonly body?: B;
  /** Shape of the 200 answer. */
  readonly reply: TSchema;
  /** `none`: the handler opens its own transactions (long work, streams). */
  readonly transaction?: 'none';
  /** A POST that only looks things up or logs in: no audit row by default. */
  readonly audited?: false;
  readonly handler: (context: RouteContext<Static<B>, P>) => Promise<unknown>;
}

export type ParamValues<P extends Record<string, ParamKind>> = {
  readonly [K in keyof P]: P[K] extends 'id' ? number : string;
};

/** What a handler works with: the caller, his scope, one fenced transaction, and the parsed request. */
export interface RouteContext<B, P extends Record<string, ParamKind>> {
  readonly caller: Caller;
  readonly scope: Scope;
  readonly trx: Trx;
  readonly db: Database;
  readonly params: ParamValues<P>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: B;
  readonly request: RequestFacts;
  /** Adds the audit row of this write, in this transaction. */
  audit(entry: AuditEntry): Promise<void>;
  /** Writes a kept event in this transaction; subscribers get it after the commit. */
  emit(event: KeptEvent): Promise<void>;
  header(name: string, value: string): void;
  readonly reply: FastifyReply;
}

export interface RequestFacts {
  readonly id: string;
  readonly ip: string;
  readonly userAgent: string;
  readonly method: string;
  readonly path: string;
  readonly raw: FastifyRequest;
}

/** What every route needs of the server. */
export interface RouteHost {
  readonly db: Database;
  /** The caller of a request. @throws ApiError 401, 423, 426, 429 */
  authenticate(request: FastifyRequest): Promise<Caller>;
  /** Runs before authentication or after it: rate limit. @throws ApiError 429 */
  admit(request: FastifyRequest, reply: FastifyReply, caller: Caller | null): Promise<void>;
}

export type RouteRegistrar = <B extends TSchema, const P extends Record<string, ParamKind>>(
  definition: RouteDefinition<B, P>,
) => void;

/** Makes the one function by which features declare their endpoints. */
export function routeRegistrar(app: FastifyInstance, host: RouteHost): RouteRegistrar {
  return (definition) => {
    app.route({
      method: definition.method satisfies HTTPMethods,
      url: definition.path,
      schema: documentOf(definition),
      config: { access: definition.access },
      handler: (request, reply) => serve(definition, host, request, reply),
    });
  };
}

async function serve<B extends TSchema, P extends Record<string, ParamKind>>(
  definition: RouteDefinition<B, P>,
  host: RouteHost,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const caller = definition.access === 'public' ? null : await host.authenticate(request);
  await host.admit(request, reply, caller);
  if (caller && definition.access !== 'public') authorize(definition.access, caller);
  const params = parseParams(definition.params, request.params);
  const body = definition.body ? parseBody(definition.body, request.body ?? {}) : undefined;
  const scope: Scope = caller ? scopeOf(caller) : { kind: 'platform' };
  const facts = factsOf(request);
  const query = parseQuery(request.query);

  const run = async (trx: Trx | null): Promise<unknown> => {
    let audits = 0;
    const audit = async (entry: AuditEntry) => {
      audits += 1;
      await writeAudit(need(trx), caller, facts, entry);
    };
    const result = await definition.handler({
      get caller() {
        return need(caller);
      },
      scope,
      get trx() {
        return need(trx);
      },
      db: host.db,
      params,
      query,
      body: body as Static<B>,
      request: facts,
      audit,
      emit: (event) => keepEvent(need(trx), event),
      header: (name, value) => void reply.header(name, value),
      reply,
    });
    if (trx && audits === 0 && isWrite(definition)) await audit(defaultAuditEntry(definition, params, caller));
    return result;
  };

  const result =
    definition.transaction === 'none'
      ? await run(null)
      : await host.db.transaction(fenceOf(scope), run, { readOnly: definition.method === 'GET' });
  if (reply.sent) return reply;
  return sendJson(reply, result);
}

/** JSON whatever `Accept` says, bare scalars included (contract 10 §2.2). Bytes go out as the handler typed them. */
function sendJson(reply: FastifyReply, result: unknown): unknown {
  if (result === reply) return reply;
  if (Buffer.isBuffer(result)) return reply.send(result);
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(result ?? null));
}

function isWrite(definition: { method: string; audited?: false }): boolean {
  return definition.method !== 'GET' && definition.audited !== false;
}

function need<T>(value: T | null): T {
  if (value === null) throw new Error('a route used what it did not declare (caller or transaction)');
  return value;
}

const PARAM_FORM: Readonly<Record<ParamKind, RegExp>> = {
  id: /^-?\d{1,10}$/,
  uuid: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i,
  name: /^[^\0]{1,255}$/,
};

function parseParams<P extends Record<string, ParamKind>>(kinds: P | undefined, raw: unknown): ParamValues<P> {
  const values: Record<string, string | number> = {};
  for (const [name, kind] of Object.entries(kinds ?? {})) {
    const text = isStringRecord(raw) ? (raw[name] ?? '') : '';
    if (!PARAM_FORM[kind].test(text)) throw errors.notFound(titleOf(name));
    const value = kind === 'id' ? Number(text) : kind === 'uuid' ? text.toLowerCase() : text;
    if (typeof value === 'number' && Math.abs(value) > 2_147_483_647) throw errors.notFound(titleOf(name));
    values[name] = value;
  }
  return values as ParamValues<P>;
}

/** `tenant_id` → `Tenant`, `ring_group_uuid` → `Ring group`. */
function titleOf(param: string): string {
  const words = param.replace(/_?(id|uuid)$/i, '').replaceAll('_', ' ');
  return words === '' ? 'Object' : words.charAt(0).toUpperCase() + words.slice(1);
}

/** The last value of a repeated key; keys beginning with `$` lose it (contract 30 §1.2). */
function parseQuery(raw: unknown): Readonly<Record<string, string>> {
  const query: Record<string, string> = {};
  if (typeof raw !== 'object' || raw === null) return query;
  for (const [key, value] of Object.entries(raw)) {
    const last: unknown = Array.isArray(value) ? value.at(-1) : value;
    query[key.replace(/^[$?&]+/, '')] = typeof last === 'string' ? last : '';
  }
  return query;
}

function isStringRecord(value: unknown): value is Record<string, string> {
  return typeof value === 'object' && value !== null;
}

function factsOf(request: FastifyRequest): RequestFacts {
  return {
    id: request.id,
    ip: request.ip,
    userAgent: request.headers['user-agent'] ?? '',
    method: request.method,
    path: request.url.split('?', 1)[0] ?? '',
    raw: request,
  };
}

/** The OpenAPI operation of a route; `x-access` tells who may call it. */
function documentOf<B extends TSchema, P extends Record<string, ParamKind>>(definition: RouteDefinition<B, P>): object {
  const { params, query, body, access } = definition;
  return {
    summary: definition.summary,
    tags: [definition.tag],
    ...(params ? { params: documentParams(params) } : {}),
    ...(query ? { querystring: query } : {}),
    ...(body ? { body } : {}),
    response: { 200: definition.reply },
    security: access === 'public' ? [] : [{ bearer: [] }, { basic: [] }],
    'x-access': access,
  };
}

function documentParams(kinds: Record<string, ParamKind>): object {
  const schemaOf = (kind: ParamKind) =>
    kind === 'id' ? { type: 'integer' } : kind === 'uuid' ? { type: 'string', format: 'uuid' } : { type: 'string' };
  return {
    type: 'object',
    properties: Object.fromEntries(Object.entries(kinds).map(([name, kind]) => [name, schemaOf(kind)])),
    required: Object.keys(kinds),
  };
}
