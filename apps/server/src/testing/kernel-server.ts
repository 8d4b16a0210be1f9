import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '@strowger/db';
import { createTestDatabase } from '@strowger/db/testing';
import { WebSocketListener } from '@strowger/sip';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type DestinationStream, pino } from 'pino';
import type { Authenticator } from '../access/authenticator.ts';
import type { Caller, CallerKind } from '../access/caller.ts';
import { createEventBus } from '../events/create-event-bus.ts';
import { errors } from '../http/errors.ts';
import { closeHttp } from '../http/listen.ts';
import { createHttpServer } from '../http/server.ts';
import { createJobs } from '../jobs/pg-boss-jobs.ts';
import { createMail } from '../mail/create-mail.ts';
import { createMetrics } from '../monitoring/metrics.ts';
import { noEngine } from '../no-engine.ts';
import type { Feature, Platform } from '../platform.ts';
import { createVault } from '../secrets/vault.ts';
import { parseEnvironment } from '../settings/parse-environment.ts';
import { openStoredSettings } from '../settings/stored-settings.ts';
import { createSpeech } from '../speech/speech.ts';

export interface KernelOptions {
  readonly features?: readonly Feature[];
  readonly env?: Readonly<Record<string, string>>;
  readonly now?: () => Date;
  /** Shares the database of another one: a second process. */
  readonly databaseUrl?: string;
  readonly permissions?: readonly string[];
  /** What end users hold. */
  readonly featureKeys?: readonly string[];
  readonly log?: DestinationStream;
  /** Folder of a built portal. */
  readonly portal?: string;
}

export interface KernelServer {
  readonly url: string;
  readonly databaseUrl: string;
  readonly platform: Platform & { readonly bus: Awaited<ReturnType<typeof createEventBus>> };
  readonly app: FastifyInstance;
  /** Tokens that are refused from now on. */
  readonly revoked: Set<string>;
  /** The database answers, as readiness sees it. */
  healthy: boolean;
  stop(): void;
  close(): Promise<void>;
}

/**
 * The HTTP kernel over a real database, without the features that know users: a bearer token `T.5.7` is the caller of
 * kind T, user 5, tenant 7.
 */
export async function startKernelServer(options: KernelOptions = {}): Promise<KernelServer> {
  const database = options.databaseUrl ? null : await createTestDatabase();
  const databaseUrl = options.databaseUrl ?? database?.url ?? '';
  const data = await mkdtemp(join(tmpdir(), 'strowger-test-data-'));
  const environment = parseEnvironment({
    STROWGER_DATA: data,
    STROWGER_PUBLIC_ADDRESS: '192.0.2.1',
    STROWGER_HOST: '127.0.0.1',
    STROWGER_PORT: '0',
    ...options.env,
  });
  const log = options.log ? pino({ level: 'debug' }, options.log) : pino({ level: 'silent' });
  const now = options.now ?? (() => new Date());
  const db = await openDatabase({ url: databaseUrl, log, poolSize: 8 });
  const vault = createVault(Buffer.alloc(32, 1));
  const settings = await openStoredSettings({ db, vault, log, publicUrl: () => 'http://192.0.2.1:8080' });
  const bus = await createEventBus({ db, log, now });
  const jobs = createJobs({ url: databaseUrl, db, log, worker: false });
  const metrics = createMetrics();
  const stopping = new AbortController();
  const platform = {
    environment,
    db,
    settings,
    vault,
    bus,
    jobs,
    mail: createMail({ environment, db, settings, vault, jobs, log, now }),
    speech: createSpeech(data),
    metrics,
    log,
    now,
    engine: noEngine(),
    stopping: stopping.signal,
  };
  const revoked = new Set<string>();
  const state = { healthy: true };
  const app = await createHttpServer({
    platform,
    features: options.features ?? [],
    authenticator: tokenIsCaller(revoked, options.permissions ?? [], options.featureKeys ?? []),
    limitOfTenant: () => settings.get('api_rate_limit'),
    health: {
      isStopping: () => stopping.signal.aborted,
      database: async () => state.healthy && (await db.healthy()),
      engine: () => platform.engine.health(),
    },
    committed: async () => undefined,
    webSocket: new WebSocketListener({ transport: 'ws' }),
    portal: options.portal,
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return Object.assign(state, {
    url,
    databaseUrl,
    platform,
    app,
    revoked,
    stop: () => stopping.abort(),
    async close() {
      stopping.abort();
      await closeHttp(app, 100);
      metrics.close();
      await bus.close();
      await settings.close();
      await jobs.stop();
      await platform.speech.close();
      await db.close();
      await database?.drop();
      await rm(data, { recursive: true, force: true });
    },
  });
}

function tokenIsCaller(
  revoked: ReadonlySet<string>,
  permissions: readonly string[],
  featureKeys: readonly string[],
): Pick<Authenticator, 'authenticate'> {
  const callerOf = (token: string): Caller => {
    const [, kind, user, tenant, key] = /^([ATU])\.(\d+)\.(\d+)(?:\.([a-z_]+))?$/.exec(token) ?? [];
    if (kind === undefined || revoked.has(token)) throw errors.unauthorized();
    return {
      kind: kindOf(kind),
      userId: Number(user),
      tenantId: Number(tenant),
      username: `user${user}`,
      email: `user${user}@example.com`,
      permissions: new Set(kind === 'A' ? ['super_admin'] : permissions),
      featureKeys: new Set(kind === 'U' ? [...featureKeys, ...(key === undefined ? [] : [key])] : []),
      credential: 'bearer',
      jti: null,
      impersonatorId: null,
      mfaPending: false,
      timeZone: { zone: 'UTC' },
    };
  };
  return {
    authenticate: async (request: FastifyRequest) =>
      callerOf(/^Bearer (.*)$/.exec(request.headers.authorization ?? '')?.[1] ?? ''),
  };
}

function kindOf(text: string): CallerKind {
  return text === 'A' || text === 'T' ? text : 'U';
}
