import { savepoint, type Trx } from '@strowger/db';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../access/caller.ts';
import { type AuditEntry, writeTraces } from '../audit/write-audit.ts';
import type { KeptEvent } from '../events/keep-event.ts';
import { type Claim, createIdempotencyKeys, type IdempotencyKeys } from '../http/idempotency.ts';
import { factsOf } from '../http/request-facts.ts';
import type { Platform } from '../platform.ts';
import { type ActionAnswer, isStream, type StreamAnswer } from './answers.ts';
import type { Action, IntegrationCall, IntegrationWriter, UploadedFile } from './application.ts';
import type { Attempt, Ending } from './audit/attempt.ts';
import { writeAttempt } from './audit/write-attempt.ts';
import { type CallScope, scopeOfIdentity } from './call-scope.ts';
import { conflictPlan, DryRunOver, dryRunAnswer, planOf } from './dry-run.ts';
import { type IntegrationError, unavailable } from './errors.ts';
import { claimKey, settleClaim } from './idempotency.ts';
import type { CallingIdentity } from './identities/calling-identity.ts';
import { type WholeAnswer, wholeAnswer } from './reply.ts';
import { isDefect, translateError } from './translate-error.ts';

/** An action that is about to run. */
export interface ReadyAction {
  readonly action: Action;
  readonly params: never;
  readonly identity: CallingIdentity | null;
  readonly upload: UploadedFile | null;
  readonly dryRun: boolean;
  readonly now: Date;
  readonly signal: AbortSignal;
  readonly overTls: boolean;
  readonly request: FastifyRequest;
  readonly attempt: Attempt;
  header(name: string, value: string): void;
}

/** What an action came to. */
export type Done =
  | {
      readonly kind: 'whole';
      readonly answer: WholeAnswer /** Its row in the log is written. */;
      readonly logged: boolean;
    }
  | { readonly kind: 'stream'; readonly answer: StreamAnswer };

/** Runs actions: transactions, traces, dry runs, idempotency keys and the log of what writes (contract 40 B1, B8). */
export class ActionRunner {
  readonly #platform: Platform;
  readonly #committed: (events: readonly KeptEvent[]) => Promise<void>;
  readonly #keys: IdempotencyKeys;

  constructor(platform: Platform, committed: (events: readonly KeptEvent[]) => Promise<void>) {
    this.#platform = platform;
    this.#committed = committed;
    this.#keys = createIdempotencyKeys(platform.db, platform.vault, platform.now);
  }

  /** @throws IntegrationError and whatever the action throws */
  async run(ready: ReadyAction): Promise<Done> {
    const claimed = ready.action.access === 'write' && !ready.dryRun ? await claimKey(this.#keys, ready) : null;
    if (claimed?.kind === 'replay') {
      ready.header('idempotent-replayed', 'true');
      return { kind: 'whole', answer: claimed.answer, logged: false };
    }
    const claim = claimed?.claim ?? null;
    try {
      return await this.#carryOut(ready, claim);
    } catch (error) {
      if (claim) await settleClaim(claim, translateError(error, ready.request.id), ready.now);
      throw error;
    }
  }

  async #carryOut(ready: ReadyAction, claim: Claim | null): Promise<Done> {
    const { action } = ready;
    if (action.transaction === 'none') return this.#withoutTransaction(ready, claim);
    const scope = scopeOf(ready.identity);
    if (action.access === 'read') {
      const answer = await this.#platform.db.transaction(
        scope.fence,
        (trx) => action.run(this.#call(ready, scope, trx, traces()), ready.params),
        { readOnly: true },
      );
      return doneWith(answer, false);
    }
    return this.#write(ready, scope, claim);
  }

  async #write(ready: ReadyAction, scope: CallScope, claim: Claim | null): Promise<Done> {
    const { action, attempt } = ready;
    const traced = traces();
    const rollsBack = ready.dryRun && action.dryRun !== 'own';
    try {
      const answer = await this.#platform.db.transaction(scope.fence, async (trx) => {
        const result = await action.run(this.#call(ready, scope, trx, traced), ready.params);
        if (rollsBack) throw new DryRunOver(dryRunAnswer(planOf(traced.entries, traced.conflicts)));
        if (isStream(result)) throw new Error('a write answers with a stream');
        const whole = wholeAnswer(result);
        const caller = callerOf(ready.identity, null);
        await writeTraces(trx, { ...caller, userId: null }, factsOf(ready.request), traced);
        noteChanges(attempt, traced.entries);
        if (claim) await claim.store(trx, whole);
        await this.#log(trx, attempt, { status: 200, outcome: 'granted', reason: null, bytes: whole.body.length });
        return whole;
      });
      if (traced.events.length > 0) await this.#committed(traced.events);
      return { kind: 'whole', answer, logged: true };
    } catch (error) {
      if (error instanceof DryRunOver) return doneWith(error.answer, false);
      const refusal = rollsBack ? translateError(error, ready.request.id) : null;
      if (refusal?.status === 409) return doneWith(conflictPlan(refusal.message.replace(/^Conflict: /, '')), false);
      throw error;
    }
  }

  async #withoutTransaction(ready: ReadyAction, claim: Claim | null): Promise<Done> {
    const scope = scopeOf(ready.identity);
    if (ready.action.access === 'write') await this.#proveLog(ready.attempt);
    const answer = await ready.action.run(this.#call(ready, scope, null, traces()), ready.params);
    const done = doneWith(answer, false);
    if (claim && done.kind === 'whole') await claim.storeApart(done.answer);
    else if (claim) await claim.release();
    return done;
  }

  /** What cannot be logged must not be done (contract 40 B8). @throws IntegrationError 503 */
  async #log(trx: Trx, attempt: Attempt, ending: Ending): Promise<void> {
    try {
      await writeAttempt(trx, attempt, ending);
    } catch (error) {
      this.#platform.log.error({ err: error }, 'the audit log of the integration API cannot be written');
      throw unavailable('The audit log cannot be written');
    }
  }

  async #proveLog(attempt: Attempt): Promise<void> {
    const proven = new DryRunOver({ message: '' });
    try {
      await this.#platform.db.transaction({ kind: 'all' }, async (trx) => {
        await this.#log(trx, attempt, { status: 200, outcome: 'granted', reason: null, bytes: null });
        throw proven;
      });
    } catch (error) {
      if (error !== proven) throw error;
    }
  }

  #call(ready: ReadyAction, scope: CallScope, trx: Trx | null, traced: Traces): IntegrationCall {
    const platform = this.#platform;
    const { identity, attempt, request } = ready;
    const writerAs = (tenantId: number | null): IntegrationWriter => {
      const caller = callerOf(identity, tenantId);
      return {
        get trx() {
          return need(trx);
        },
        caller,
        scope: caller.kind === 'A' ? { kind: 'platform' } : { kind: 'tenant', tenantId: caller.tenantId },
        query: {},
        db: platform.db,
        request: factsOf(request),
        audit: (entry) => void traced.entries.push(entry),
        emit: (event) => void traced.events.push(event),
        header: ready.header,
      };
    };
    return {
      platform,
      get identity() {
        return need(identity);
      },
      isKnown: identity !== null,
      address: attempt.ip,
      requestId: attempt.requestId,
      overTls: ready.overTls,
      now: ready.now,
      dryRun: ready.dryRun,
      get trx() {
        return need(trx);
      },
      db: platform.db,
      scope,
      writer: writerAs(null),
      writerIn: writerAs,
      part: (what, work) => partOf(need(trx), traced, ready.request.id, what, work),
      plan: () => planOf(traced.entries, traced.conflicts),
      upload: ready.upload,
      header: ready.header,
      note: (facts) => {
        attempt.note = { ...attempt.note, ...facts };
      },
      signal: ready.signal,
    };
  }
}

interface Traces {
  readonly entries: AuditEntry[];
  readonly events: KeptEvent[];
  /** Parts that were refused without the rest. */
  readonly conflicts: object[];
}

const traces = (): Traces => ({ entries: [], events: [], conflicts: [] });

/** What a refused part did is undone, and nothing is said of it but that it was refused. @throws what is no refusal */
async function partOf<T>(
  trx: Trx,
  traced: Traces,
  requestId: string,
  what: object,
  work: () => Promise<T>,
): Promise<T | IntegrationError> {
  const [entries, events] = [traced.entries.length, traced.events.length];
  try {
    return await savepoint(trx, work);
  } catch (error) {
    const refusal = translateError(error, requestId);
    if (isDefect(error) || refusal.status >= 500) throw error;
    traced.entries.length = entries;
    traced.events.length = events;
    traced.conflicts.push({ ...what, message: refusal.message });
    return refusal;
  }
}

function doneWith(answer: ActionAnswer, logged: boolean): Done {
  return isStream(answer) ? { kind: 'stream', answer } : { kind: 'whole', answer: wholeAnswer(answer), logged };
}

/** Calls without an identity see nothing that belongs to anybody. */
function scopeOf(identity: CallingIdentity | null): CallScope {
  return scopeOfIdentity(identity ?? { tenantId: NOBODYS_TENANT });
}

/** No tenant has the last id. */
const NOBODYS_TENANT = 2_147_483_647;
const PLATFORM_TENANT = 1;

/** The caller whom the features' functions see. @param tenantId acts as an administrator of that tenant; null: as himself */
function callerOf(identity: CallingIdentity | null, tenantId: number | null): Caller {
  const own = identity?.tenantId ?? null;
  const kind = tenantId === null && own === null ? 'A' : 'T';
  return {
    kind,
    userId: identity?.actingUserId ?? 0,
    tenantId: tenantId ?? own ?? PLATFORM_TENANT,
    username: identity?.username ?? '',
    email: '',
    permissions: new Set(['super_admin']),
    featureKeys: new Set(),
    credential: 'key',
    jti: null,
    impersonatorId: null,
    mfaPending: false,
    timeZone: { zone: 'UTC' },
  };
}

/** What a write changed, for the log of this API: its own words, or those of the platform's audit. */
function noteChanges(attempt: Attempt, entries: readonly AuditEntry[]): void {
  if (entries.length === 0 || attempt.note.before !== undefined || attempt.note.after !== undefined) return;
  const side = (of: 'before' | 'after'): object | null => {
    const parts = entries.flatMap((entry) => {
      const value = entry[of];
      return value ? [{ resource: entry.resource, id: String(entry.resourceId), ...value }] : [];
    });
    return parts.length === 0 ? null : parts.length === 1 ? (parts[0] ?? null) : parts;
  };
  attempt.note = { ...attempt.note, before: side('before'), after: side('after') };
}

function need<T>(value: T | null): T {
  if (value === null) throw new Error('an action used what it did not declare (identity or transaction)');
  return value;
}
