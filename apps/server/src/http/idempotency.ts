import { createHash } from 'node:crypto';
import type { Database, Trx } from '@strowger/db';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../access/caller.ts';
import type { Vault } from '../secrets/vault.ts';
import type { Answer } from './answer.ts';
import { errors } from './errors.ts';
import { rawBody } from './read-body.ts';
import { pathOf } from './request-facts.ts';

/** One POST with an `Idempotency-Key` (contract 00 "Everywhere"). */
export interface IdempotentRequest {
  readonly caller: string;
  readonly path: string;
  readonly key: string;
  readonly bodyHash: string;
}

/** The right to carry the request out: exactly one holder at a time. */
export interface Claim {
  /** Keeps the answer together with what the request wrote: either both are there, or neither. */
  store(trx: Trx, answer: Answer): Promise<void>;
  /** Keeps the answer in a transaction of its own. */
  storeApart(answer: Answer): Promise<void>;
  /** The request failed by our fault: its key is free again. */
  release(): Promise<void>;
}

export type Begun =
  | { readonly kind: 'claimed'; readonly claim: Claim }
  | { readonly kind: 'replay'; readonly answer: Answer };

export interface IdempotencyKeys {
  /** @throws ApiError 409 when the key was used with another body, or its first request still runs */
  begin(request: IdempotentRequest): Promise<Begun>;
}

const LONGEST_KEY = 255;
const KEPT_MS = 24 * 3600 * 1000;
/** No request runs that long: whoever held the key then is gone. */
const STALE_MS = 5 * 60 * 1000;
const RETRY_AFTER_SECONDS = 1;
const VAULT_CONTEXT = 'idempotency_keys.body';

/**
 * What a POST with a key asks for; null when it has none.
 * @throws ApiError 400 when the key is too long
 */
export function idempotentRequest(request: FastifyRequest, caller: Caller): IdempotentRequest | null {
  const key = request.headers['idempotency-key'];
  if (request.method !== 'POST' || typeof key !== 'string' || key === '') return null;
  if (Buffer.byteLength(key, 'latin1') > LONGEST_KEY) {
    throw errors.badField('Idempotency-Key', `must be at most ${LONGEST_KEY} characters long`);
  }
  const query = request.url.slice(pathOf(request.url).length);
  return {
    caller: `${caller.userId}${caller.impersonatorId === null ? '' : `/${caller.impersonatorId}`}`,
    path: pathOf(request.url),
    key,
    bodyHash: createHash('sha256').update(query).update('\0').update(rawBody(request)).digest('hex'),
  };
}

/** Answers are sealed: they may hold tokens and passwords. */
export function createIdempotencyKeys(db: Database, vault: Vault, now: () => Date): IdempotencyKeys {
  return {
    async begin(request) {
      const since = now();
      const found = await db.transaction({ kind: 'all' }, async (trx) => {
        if (await claimRow(trx, request, since)) return 'claimed';
        return findRow(trx, request);
      });
      if (found === 'claimed') return { kind: 'claimed', claim: claimOf(db, vault, request, since) };
      if (found === undefined) throw stillRunning();
      if (found.body_hash !== request.bodyHash) {
        throw errors.conflict('This Idempotency-Key was used with another request');
      }
      if (found.status === null || found.body === null) throw stillRunning();
      const body = Buffer.from(vault.open(found.body, VAULT_CONTEXT), 'base64');
      return { kind: 'replay', answer: { status: found.status, contentType: found.content_type ?? '', body } };
    },
  };
}

function stillRunning(): Error {
  return errors.busy('The first request with this Idempotency-Key is still running', RETRY_AFTER_SECONDS);
}

/** Takes the key when it is free, past its 24 hours, or left by a request that can no longer be running. */
async function claimRow(trx: Trx, request: IdempotentRequest, since: Date): Promise<boolean> {
  const expired = new Date(since.getTime() - KEPT_MS);
  const stale = new Date(since.getTime() - STALE_MS);
  const fresh = {
    body_hash: request.bodyHash,
    status: null,
    content_type: null,
    body: null,
    created_at: since,
  };
  const row = await trx
    .insertInto('idempotency_keys')
    .values({ caller: request.caller, path: request.path, key: request.key, ...fresh })
    .onConflict((conflict) =>
      conflict
        .columns(['caller', 'path', 'key'])
        .doUpdateSet(fresh)
        .where((where) =>
          where.or([
            where('idempotency_keys.created_at', '<', expired),
            where.and([where('idempotency_keys.status', 'is', null), where('idempotency_keys.created_at', '<', stale)]),
          ]),
        ),
    )
    .returning('key')
    .executeTakeFirst();
  return row !== undefined;
}

function findRow(trx: Trx, request: IdempotentRequest) {
  return trx
    .selectFrom('idempotency_keys')
    .select(['body_hash', 'status', 'content_type', 'body'])
    .where('caller', '=', request.caller)
    .where('path', '=', request.path)
    .where('key', '=', request.key)
    .executeTakeFirst();
}

function claimOf(db: Database, vault: Vault, request: IdempotentRequest, since: Date): Claim {
  const store = async (trx: Trx, answer: Answer): Promise<void> => {
    const updated = await trx
      .updateTable('idempotency_keys')
      .set({
        status: answer.status,
        content_type: answer.contentType,
        body: vault.seal(answer.body.toString('base64'), VAULT_CONTEXT),
      })
      .where('caller', '=', request.caller)
      .where('path', '=', request.path)
      .where('key', '=', request.key)
      .where('created_at', '=', since)
      .executeTakeFirst();
    if (updated.numUpdatedRows !== 1n) throw stillRunning();
  };
  return {
    store,
    storeApart: (answer) => db.transaction({ kind: 'all' }, (trx) => store(trx, answer)),
    release: () =>
      db.transaction({ kind: 'all' }, async (trx) => {
        await trx
          .deleteFrom('idempotency_keys')
          .where('caller', '=', request.caller)
          .where('path', '=', request.path)
          .where('key', '=', request.key)
          .where('created_at', '=', since)
          .execute();
      }),
  };
}
