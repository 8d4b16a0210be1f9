import type { Trx } from '@strowger/db';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Static, TSchema } from 'typebox';
import type { Caller } from '../access/caller.ts';
import { authorize } from '../access/policy.ts';
import { fenceOf, type Scope, scopeOf } from '../access/scope.ts';
import { type AuditEntry, defaultAuditEntry, writeTraces } from '../audit/write-audit.ts';
import type { KeptEvent } from '../events/keep-event.ts';
import { type Answer, answerOf, jsonAnswer, sendAnswer } from './answer.ts';
import { presentError } from './errors.ts';
import { type Claim, idempotentRequest } from './idempotency.ts';
import { type ParamKind, parseParams } from './path-parameters.ts';
import { parseQuery } from './query-string.ts';
import { readBody } from './read-body.ts';
import { factsOf } from './request-facts.ts';
import type { RouteDefinition, RouteHost } from './route.ts';
import { toApiError } from './to-api-error.ts';
import { parseBody } from './validation.ts';

type Definition<B extends TSchema, P extends Record<string, ParamKind>> = RouteDefinition<B, P>;

/** The way of every request: authenticate, admit, authorize, then the handler, at most once per idempotency key. */
export async function serve<B extends TSchema, P extends Record<string, ParamKind>>(
  definition: Definition<B, P>,
  host: RouteHost,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  if (definition.stream) useQueryToken(request);
  const caller = definition.access === 'public' ? null : await host.authenticate(request);
  await host.admit(request, reply, caller);
  if (caller && definition.access !== 'public') authorize(definition.access, caller, definition);

  const once = caller && idempotentRequest(request, caller);
  const begun = once ? await host.idempotency.begin(once) : null;
  if (begun?.kind === 'replay') return sendAnswer(reply.header('idempotent-replayed', 'true'), begun.answer);
  return carryOut(definition, host, request, reply, caller, begun?.kind === 'claimed' ? begun.claim : null);
}

/** Browsers' EventSource cannot send headers (contract 00 "Events"). */
function useQueryToken(request: FastifyRequest): void {
  const token = parseQuery(request.query)['access_token'];
  if (token && request.headers.authorization === undefined) request.headers.authorization = `Bearer ${token}`;
}

async function carryOut<B extends TSchema, P extends Record<string, ParamKind>>(
  definition: Definition<B, P>,
  host: RouteHost,
  request: FastifyRequest,
  reply: FastifyReply,
  caller: Caller | null,
  claim: Claim | null,
): Promise<unknown> {
  const emitted: KeptEvent[] = [];
  let answer: Answer | null;
  try {
    answer = await runHandler(definition, host, request, reply, caller, claim, emitted);
  } catch (error) {
    if (claim) {
      await settle(claim, error).catch((failure: unknown) =>
        request.log.warn({ err: failure }, 'an idempotency key could not be settled'),
      );
    }
    throw error;
  }
  if (emitted.length > 0) await host.committed(emitted);
  return answer === null ? reply : sendAnswer(reply, answer);
}

/** A refusal is an answer like any other and is kept; after a failure of ours the client may try again. */
async function settle(claim: Claim, error: unknown): Promise<void> {
  const refusal = toApiError(error);
  if (refusal && refusal.status < 500) await claim.storeApart(jsonAnswer(refusal.status, presentError(refusal)));
  else await claim.release();
}

async function runHandler<B extends TSchema, P extends Record<string, ParamKind>>(
  definition: Definition<B, P>,
  host: RouteHost,
  request: FastifyRequest,
  reply: FastifyReply,
  caller: Caller | null,
  claim: Claim | null,
  emitted: KeptEvent[],
): Promise<Answer | null> {
  const params = parseParams(definition.params, request.params);
  const body = definition.body ? parseBody(definition.body, readBody(request)) : undefined;
  const scope: Scope = caller ? scopeOf(caller) : { kind: 'platform' };
  const facts = factsOf(request);
  const query = parseQuery(request.query);

  const run = async (trx: Trx | null): Promise<Answer | null> => {
    const entries: AuditEntry[] = [];
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
      audit: (entry) => {
        need(trx);
        entries.push(entry);
      },
      emit: (event) => {
        need(trx);
        emitted.push(event);
      },
      header: (name, value) => void reply.header(name, value),
      authenticateAgain: () => host.authenticate(request),
      reply,
    });
    if (trx) {
      if (entries.length === 0 && isWrite(definition)) entries.push(defaultAuditEntry(definition, params, caller));
      await writeTraces(trx, caller, facts, { entries, events: emitted });
    }
    if (reply.sent || result === reply) return null;
    const answer = answerOf(reply, result);
    if (claim) await (trx ? claim.store(trx, answer) : claim.storeApart(answer));
    return answer;
  };

  if (definition.transaction === 'none' || definition.stream) return run(null);
  return host.db.transaction(fenceOf(scope), run, { readOnly: definition.method === 'GET' });
}

function isWrite(definition: { method: string; audited?: false }): boolean {
  return definition.method !== 'GET' && definition.audited !== false;
}

function need<T>(value: T | null): T {
  if (value === null) throw new Error('a route used what it did not declare (caller or transaction)');
  return value;
}
