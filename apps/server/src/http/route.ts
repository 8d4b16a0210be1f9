import type { Database, Trx } from '@strowger/db';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Static, TSchema } from 'typebox';
import type { Caller } from '../access/caller.ts';
import type { Access } from '../access/policy.ts';
import type { Scope } from '../access/scope.ts';
import type { AuditEntry } from '../audit/write-audit.ts';
import type { KeptEvent } from '../events/keep-event.ts';
import type { IdempotencyKeys } from './idempotency.ts';
import type { ParamKind, ParamValues } from './path-parameters.ts';
import type { RequestFacts } from './request-facts.ts';
import { documentOf } from './route-document.ts';
import { serve } from './serve-route.ts';

export type { ParamKind, ParamValues } from './path-parameters.ts';
export type { RequestFacts } from './request-facts.ts';

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
  /** Absent: any body is ignored, whatever its type. */
  readonly body?: B;
  /** Bytes a body may have; absent: what JSON may have. */
  readonly bodyLimit?: number;
  /** The handler reads the body from the connection while it comes (and bounds it); `body` is not for it. */
  readonly streamsBody?: true;
  /** Shape of the 200 answer. */
  readonly reply: TSchema;
  /** Shape of the 202 answer, where the work may go on after it. */
  readonly accepted?: TSchema;
  /** Media type of the answer where it is not JSON. */
  readonly produces?: string;
  /** `none`: the handler opens its own transactions (long work, streams). */
  readonly transaction?: 'none';
  /** A POST that only looks things up or logs in: no audit row by default. */
  readonly audited?: false;
  /** A GET of old clients that changes something: HEAD, which asks for less, must not do it. */
  readonly writes?: true;
  /** An endless answer that browsers open with a token in the query; the handler takes the connection over. */
  readonly stream?: true;
  readonly handler: (context: RouteContext<Static<B>, P>) => Promise<unknown>;
}

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
  /** Adds the audit row of this write: written in this transaction when the handler is done. */
  audit(entry: AuditEntry): void;
  /** Adds a kept event: written in this transaction when the handler is done; subscribers get it after the commit. */
  emit(event: KeptEvent): void;
  header(name: string, value: string): void;
  /** Who the request's credentials stand for by now, for answers that go on. @throws ApiError 401 */
  authenticateAgain(): Promise<Caller>;
  readonly reply: FastifyReply;
}

/** What every route needs of the server. */
export interface RouteHost {
  readonly db: Database;
  /** The caller of a request. @throws ApiError 401, 423, 426, 429 */
  authenticate(request: FastifyRequest): Promise<Caller>;
  /** Runs after authentication: rate limit. @throws ApiError 429 */
  admit(request: FastifyRequest, reply: FastifyReply, caller: Caller | null): Promise<void>;
  /** The events of a write that has just been committed; when it resolves, calls of this process see the change. */
  committed(events: readonly KeptEvent[]): Promise<void>;
  readonly idempotency: IdempotencyKeys;
}

export type RouteRegistrar = <B extends TSchema, const P extends Record<string, ParamKind>>(
  definition: RouteDefinition<B, P>,
) => void;

/** Makes the one function by which features declare their endpoints. */
export function routeRegistrar(app: FastifyInstance, host: RouteHost): RouteRegistrar {
  return (definition) => {
    const declare = (on: FastifyInstance) =>
      on.route({
        method: definition.method,
        url: definition.path,
        schema: documentOf(definition),
        config: { access: definition.access },
        ...(definition.bodyLimit === undefined ? {} : { bodyLimit: definition.bodyLimit }),
        ...(definition.stream || definition.writes ? { exposeHeadRoute: false } : {}),
        handler: (request, reply) => serve(definition, host, request, reply),
      });
    if (!definition.streamsBody) declare(app);
    else void app.register(async (apart) => void declare(leaveBodies(apart)));
  };
}

/** Bodies of these routes stay on the connection: whoever may not send one has sent it in vain. */
export function leaveBodies(app: FastifyInstance): FastifyInstance {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _payload, done) => done(null));
  return app;
}
