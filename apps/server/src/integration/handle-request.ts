import { sql, type Trx } from '@strowger/db';
import type { StreamAnswer } from './answers.ts';
import type { Action, LimitClass } from './application.ts';
import { raiseAlerts } from './audit/alerts.ts';
import type { Ending, Outcome } from './audit/attempt.ts';
import { type Authenticated, requireKnown } from './authenticate.ts';
import { liesIn } from './cidr.ts';
import { accessDenied, authenticationFailed, IntegrationError, rateLimited } from './errors.ts';
import { type CallingIdentity, isGranted } from './identities/calling-identity.ts';
import { areGiven, credentialsOf, isCredential } from './identities/credentials.ts';
import { waitOfAddress } from './identities/lockout.ts';
import { isPortalUser } from './identities/portal-admin.ts';
import { addressBucket, type Bucket, charge, identityBucket, look } from './limits/buckets.ts';
import type { Progress } from './progress.ts';
import { deniedAnswer, errorAnswer, type WholeAnswer } from './reply.ts';
import { parseParams } from './request/parse-params.ts';
import { type ReadRequest, readRequest } from './request/read-request.ts';
import type { Resolved } from './resolve-path.ts';
import type { Service } from './service.ts';
import { limitOf, lockoutRules } from './settings.ts';
import { isDefect, translateError } from './translate-error.ts';
import { cameOverTls, requireTls } from './transport-security.ts';
import { API_VERSION } from './versions/api-version.ts';
import { type Admission, admissionOf, entryFor } from './whitelist/admitted.ts';

/** What a request came to: an answer, and how the log calls it. */
export type Outcomes =
  | { readonly kind: 'whole'; readonly answer: WholeAnswer; readonly ending: Ending; readonly logged: boolean }
  | { readonly kind: 'stream'; readonly answer: StreamAnswer; readonly ending: Ending };

/** The address is not let in: told in the words of contract 40 B3, and in no others. */
class AddressDenied extends Error {
  readonly reason: string;

  constructor(reason: string) {
    super(reason);
    this.name = 'AddressDenied';
    this.reason = reason;
  }
}

/** Takes a request through the checks, in the order of contract 40 B2. Never throws. */
export async function handleRequest(service: Service, progress: Progress, path: string): Promise<Outcomes> {
  try {
    const admission = await admit(service, progress);
    return await checked(service, progress, path, admission);
  } catch (error) {
    return refusal(progress, error);
  }
}

async function admit({ platform }: Service, { attempt, now }: Progress): Promise<Admission> {
  const allowLoopback = platform.settings.get('integration.allow_loopback');
  const admission = await platform.db.transaction(
    { kind: 'all' },
    (trx) => admissionOf(trx, attempt.ip, { now, allowLoopback }),
    { readOnly: true },
  );
  if (admission.entries.length === 0) throw new AddressDenied('not-whitelisted');
  return admission;
}

async function checked(service: Service, progress: Progress, path: string, admission: Admission): Promise<Outcomes> {
  const { platform } = service;
  const { attempt, request, reply } = progress;
  const resolved = service.paths.resolve(path);
  const limitClass = service.paths.classOf(path);
  attempt.application = resolved?.application?.name ?? null;
  attempt.action = resolved?.action.action ?? null;
  reply.header('x-api-version', API_VERSION);
  if (resolved?.application) reply.header('x-application-version', resolved.application.version);

  const ofAddress: Bucket = {
    name: addressBucket(attempt.ip, limitClass),
    limit: limitOf(platform.settings, limitClass),
  };
  await requireRoomOfAddress(service, progress, ofAddress);
  try {
    requireTls(request, {
      mode: platform.settings.get('integration.require_tls'),
      hasCertificate: platform.environment.tls !== null,
      isTrusted: service.isTrusted,
    });
    const { action } = requireAction(resolved, request.method);
    const read = await readOrRemember(progress, action);
    const { identity, readError } = await authenticate(service, progress, { read, action, admission, limitClass });
    if (identity === null)
      await chargeOne(service, progress, ofAddress, null, entryFor(admission, null)?.whitelistUuid);
    requireGrant(service, resolved, identity);
    if (readError !== null) throw readError;
    const { params: inPath } = resolved ?? { params: {} };
    return await execute(service, progress, action, identity, { ...objectParams(read.body), ...inPath }, read);
  } catch (error) {
    if (!progress.isCharged) await chargeOne(service, progress, ofAddress, null, undefined);
    throw error;
  }
}

/** A bucket that is full, and an address that guessed too often, wait (contract 40 B4, B6). */
async function requireRoomOfAddress({ platform }: Service, progress: Progress, bucket: Bucket): Promise<void> {
  const { attempt, now } = progress;
  const { state, wait } = await platform.db.transaction(
    { kind: 'all' },
    async (trx) => ({
      state: await look(trx, bucket, now),
      wait: await waitOfAddress(trx, attempt.ip, lockoutRules(platform.settings), now),
    }),
    { readOnly: true },
  );
  progress.show(state);
  if (wait > 0) throw rateLimited(wait, 'Too many failed authentications');
  if (state.retryAfter > 0) throw rateLimited(state.retryAfter);
}

function requireAction(resolved: Resolved | null, method: string): Resolved {
  if (resolved === null) throw new IntegrationError(404, 'invalid_request', 'No such path');
  if (resolved.action.methods.some((one) => one === method)) return resolved;
  throw new IntegrationError(405, 'invalid_request', 'Method not allowed', {
    allow: resolved.action.methods.join(', '),
  });
}

/** A body that cannot be read is told to those alone who have shown by their headers who they are, or who sent no others. */
type Read = ReadRequest & { readonly error: unknown };

async function readOrRemember(progress: Progress, action: Action): Promise<Read> {
  try {
    const read = await readRequest(progress.request, action.upload === true, progress.later);
    return { ...read, error: null };
  } catch (error) {
    return { body: {}, upload: null, error };
  }
}

interface Authenticating {
  readonly read: Read;
  readonly action: Action;
  readonly admission: Admission;
  readonly limitClass: LimitClass;
}

async function authenticate(
  service: Service,
  progress: Progress,
  { read, action, admission, limitClass }: Authenticating,
): Promise<{ identity: CallingIdentity | null; readError: unknown }> {
  const { attempt, request } = progress;
  const credentials = credentialsOf(read.body, request.headers);
  attempt.params = objectParams(read.body);
  attempt.secrets = [credentials.password ?? '', credentials.accessHash ?? ''];
  attempt.username = credentials.username;
  const domain = read.body['tenant_domain'];
  attempt.tenantDomain = typeof domain === 'string' ? domain : null;
  if (action.credentials === 'none') return { identity: null, readError: read.error };
  if (!areGiven(credentials)) {
    if (read.error !== null) throw read.error;
    if (action.credentials === 'optional') return { identity: null, readError: null };
    throw authenticationFailed();
  }
  const outcome = await service.identities.authenticate({
    credentials,
    address: attempt.ip,
    limitClass,
    now: progress.now,
  });
  noteIdentity(progress, outcome);
  const known = requireKnown(outcome);
  const entry = entryFor(admission, known.identity.identityId);
  const { allowedCidrs } = known.stored;
  if (!entry) throw new AddressDenied('not-for-this-identity');
  if (allowedCidrs.length > 0 && !allowedCidrs.some((cidr) => liesIn(attempt.ip, cidr))) {
    throw new AddressDenied('outside-allowed-cidrs');
  }
  const { identity } = known;
  const limit = limitOf(service.platform.settings, limitClass, identity.rateOverrides);
  const bucket = { name: identityBucket(identity.identityId, limitClass), limit };
  await chargeOne(service, progress, bucket, known, entry.whitelistUuid);
  if (identity.credentialExpires) {
    progress.reply.header('x-credential-expires', identity.credentialExpires.toISOString().replace(/\.\d{3}Z$/, 'Z'));
  }
  return { identity, readError: read.error };
}

function noteIdentity(progress: Progress, outcome: Authenticated): void {
  const { attempt } = progress;
  const { identity } = outcome;
  if (identity) {
    attempt.identityId = isPortalUser(identity.identityId) ? null : identity.identityId;
    attempt.tenantId = identity.tenantId;
    attempt.username ??= identity.username;
  }
  if (outcome.kind === 'limited') {
    progress.show(outcome.state);
    // What is refused for being too much is not counted.
    progress.isCharged = true;
  }
  if (outcome.kind === 'refused' && outcome.locked) attempt.note = { reason: 'locked' };
}

/** Counts the request, and notes what was used for it. @throws IntegrationError 429 when others took the last place */
async function chargeOne(
  { platform }: Service,
  progress: Progress,
  bucket: Bucket,
  known: Extract<Authenticated, { kind: 'known' }> | null,
  whitelistUuid: string | null | undefined,
): Promise<void> {
  const { attempt, now } = progress;
  progress.isCharged = true;
  const state = await platform.db.transaction({ kind: 'all' }, async (trx) => {
    if (whitelistUuid) await touchEntry(trx, whitelistUuid, now);
    if (known) await touchIdentity(trx, known, attempt.ip, now);
    if (known) {
      const sign = { kind: 'used', identity: known.identity, address: attempt.ip, now } as const;
      await raiseAlerts(trx, platform, sign);
    }
    return charge(trx, bucket, now);
  });
  progress.show(state);
  if (!state.charged) throw rateLimited(state.retryAfter);
}

async function touchEntry(trx: Trx, whitelistUuid: string, now: Date): Promise<void> {
  await sql`
    update integration_whitelist set last_hit_at = ${now}, hit_count = hit_count + 1
    where whitelist_uuid = ${whitelistUuid}`.execute(trx);
}

async function touchIdentity(
  trx: Trx,
  { identity, secretIds }: Extract<Authenticated, { kind: 'known' }>,
  address: string,
  now: Date,
): Promise<void> {
  await trx
    .updateTable('integration_identity')
    .set({ last_used_at: now, last_used_ip: address })
    .where('identity_id', '=', identity.identityId)
    .execute();
  await trx
    .updateTable('integration_secret')
    .set({ last_used_at: now })
    .where('secret_id', 'in', [...secretIds])
    .execute();
}

/** @throws IntegrationError 403 (contract 40 B5) */
function requireGrant({ platform }: Service, resolved: Resolved | null, identity: CallingIdentity | null): void {
  if (resolved === null) return;
  const { application, action } = resolved;
  if (action.edition === 'enterprise' && platform.environment.edition === 'community') {
    throw accessDenied('Billing is not available in this edition');
  }
  if (identity === null || application === null) return;
  if (!isGranted(identity, application.name, action.access)) {
    throw accessDenied(`This identity may not use ${application.name} (${action.access})`);
  }
  if (action.reach === 'global' && identity.tenantId !== null) {
    throw accessDenied('This action is not open to identities of a tenant');
  }
}

async function execute(
  { runner, isTrusted }: Service,
  progress: Progress,
  action: Action,
  identity: CallingIdentity | null,
  sent: Readonly<Record<string, unknown>>,
  { upload }: ReadRequest,
): Promise<Outcomes> {
  const { reply, request, attempt, now, signal } = progress;
  const params = parseParams(action.params, sent);
  const done = await runner.run({
    action,
    // The schema that was checked is the one that `run` was typed by; a list of actions has lost the connection.
    params: params as never,
    identity,
    upload,
    dryRun: isDryRun(sent['dry_run']),
    now,
    signal,
    overTls: cameOverTls(request, isTrusted) === true,
    request,
    attempt,
    header: (name, value) => void reply.header(name, value),
  });
  const ending: Ending = { status: 200, outcome: 'granted', reason: null, bytes: null };
  if (done.kind === 'stream') return { ...done, ending };
  const { status } = done.answer;
  return { ...done, ending: status === 200 ? ending : { ...ending, status, outcome: outcomeOf(status) } };
}

function isDryRun(value: unknown): boolean {
  return value === true || /^(true|1|yes|on)$/i.test(String(value ?? ''));
}

function objectParams(body: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body).filter(([name]) => !isCredential(name)));
}

function refusal({ reply, request, attempt, now }: Progress, error: unknown): Outcomes {
  if (error instanceof AddressDenied) {
    const answer = deniedAnswer();
    const ending: Ending = { status: 403, outcome: 'denied_ip', reason: error.reason, bytes: null };
    return { kind: 'whole', answer, ending, logged: false };
  }
  if (isDefect(error)) request.log.error({ err: error }, 'a request of the integration API failed');
  const told = translateError(error, request.id);
  reply.headers({ ...told.headers, 'x-error-code': told.code });
  const locked = attempt.note.reason === 'locked';
  const outside = attempt.tenantId !== null && told.code === 'not_found' && attempt.tenantDomain !== null;
  const outcome = locked ? 'locked' : outside ? 'denied_scope' : outcomeOf(told.status);
  const ending: Ending = { status: told.status, outcome, reason: told.message, bytes: null };
  return { kind: 'whole', answer: errorAnswer(told, now), ending, logged: false };
}

function outcomeOf(status: number): Outcome {
  if (status === 401) return 'denied_auth';
  if (status === 403) return 'denied_scope';
  if (status === 429) return 'rate_limited';
  return status >= 500 ? 'error' : status >= 400 ? 'invalid' : 'granted';
}
