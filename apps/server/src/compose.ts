import { join } from 'node:path';
import { Server as TlsServer } from 'node:tls';
import { openDatabase, startEmbeddedPostgres } from '@strowger/db';
import { WebSocketListener } from '@strowger/sip';
import type { Switch } from '@strowger/switch';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { createAuthenticator } from './access/authenticator.ts';
import type { PasswordCost } from './access/password-hash.ts';
import { prepareDataDirectory } from './data-directory.ts';
import { enforceChange, waitUntil } from './engine/enforce-change.ts';
import { servedCertificate } from './engine/served-certificate.ts';
import { type CallEngine, startCallEngine } from './engine/start-call-engine.ts';
import { createEventBus } from './events/create-event-bus.ts';
import type { StrowgerEvent } from './events/event-types.ts';
import type { KeptEvent } from './events/keep-event.ts';
import { brandOf } from './features/branding/brand-of.ts';
import { startCampaignPacer } from './features/campaigns/pacer.ts';
import { type EtlService, registerCdr, startEtl } from './features/cdr/index.ts';
import { registerCharging, startCharging } from './features/charging/index.ts';
import { features } from './features/index.ts';
import { createNoticeSocket } from './features/notices/notice-socket.ts';
import { serveProvisioning } from './features/provisioning/serve-provisioning.ts';
import { seedFirstStart } from './features/tenants/first-start.ts';
import { createTenantRateLimits } from './features/tenants/settings/rate-limit.ts';
import { startAttemptRunner } from './features/transmissions/runner/attempt-runner.ts';
import { closeHttp, listen } from './http/listen.ts';
import { createHttpServer } from './http/server.ts';
import { serveIntegration } from './integration/serve-integration.ts';
import { createJobs } from './jobs/pg-boss-jobs.ts';
import { declarePurges } from './jobs/purge.ts';
import { createMail } from './mail/create-mail.ts';
import { startMailGateway } from './mail-gateway/mail-gateway.ts';
import { countCalls } from './monitoring/count-calls.ts';
import { countSecurity } from './monitoring/count-security.ts';
import { createMetrics } from './monitoring/metrics.ts';
import { noEngine } from './no-engine.ts';
import type { Platform } from './platform.ts';
import { builtPortal } from './portal/serve-portal.ts';
import { serverUrl } from './public-url.ts';
import { checkMasterKey, readKeyFile } from './secrets/master-key.ts';
import { createVault } from './secrets/vault.ts';
import { checkEdition } from './settings/check-edition.ts';
import type { Environment } from './settings/environment.ts';
import { openStoredSettings } from './settings/stored-settings.ts';
import { tellOfSpeech } from './speech/installed-voices.ts';
import { createSpeech } from './speech/speech.ts';

/** How long requests under way may take when the program ends. */
const REQUEST_GRACE_MS = 5_000;

export interface ComposeOptions {
  readonly environment: Environment;
  readonly log: Logger;
  /** `none`: no sockets for SIP and media; the API answers as a process without calls. Default: the configured engine. */
  readonly engine?: 'configured' | 'none';
  readonly now?: () => Date;
  readonly passwordCost?: PasswordCost;
}

export interface RunningServer {
  readonly platform: Platform;
  readonly app: FastifyInstance;
  /** Port of HTTP, also where the system chose it. */
  readonly port: number;
  /** Port that mails for faxes come to; null: none is set. */
  readonly mailPort: number | null;
  /** What was made for the first super admin at first start; null when none had to be made. */
  readonly adminPassword: string | null;
  /** Takes the TLS files anew if they have changed; connections that stand go on. */
  renewCertificate(): Promise<void>;
  /** Resolves when every finished call is in the reports' table. */
  settleCallRecords(): Promise<void>;
  /**
   * Drains and closes: readiness falls, streams end, new calls are refused, live ones may go on for `graceMs`. A second
   * call with less grace cuts the first short.
   */
  stop(graceMs: number): Promise<void>;
}

/** Puts the whole server together and starts it. What was started is closed again when a later part fails. */
export async function startServer(options: ComposeOptions): Promise<RunningServer> {
  const opened = new AsyncDisposableStack();
  try {
    return await compose(options, opened);
  } catch (error) {
    await opened.disposeAsync().catch((failure: unknown) => options.log.error({ err: failure }, 'clean-up failed'));
    throw error;
  }
}

/** In this order: keys, database, settings, events, calls, features, HTTP. Closed in the opposite one. */
async function compose(options: ComposeOptions, opened: AsyncDisposableStack): Promise<RunningServer> {
  const { environment, log, now = () => new Date() } = options;
  const stopping = new AbortController();
  let port = environment.port;

  await prepareDataDirectory(environment.data);
  const vault = createVault(environment.masterKey ?? (await readKeyFile(environment.data)));
  const url = environment.databaseUrl ?? (await startOwnDatabase(environment, log, opened));
  const db = opened.adopt(await openDatabase({ url, log }), (one) => one.close());
  await checkMasterKey(db, vault);
  await checkEdition(db, environment.edition);

  const scheme = environment.tls ? 'https' : 'http';
  const publicUrl = () => serverUrl(scheme, environment.publicAddress, port);
  const settings = opened.adopt(await openStoredSettings({ db, vault, log, publicUrl }), (one) => one.close());
  const metrics = opened.adopt(createMetrics(), (one) => one.close());
  const bus = opened.adopt(await createEventBus({ db, log, now, onEvent: (type) => metrics.event(type) }), (one) =>
    one.close(),
  );
  const jobs = opened.adopt(createJobs({ url, db, log, worker: environment.worker }), (one) => one.stop());
  const etl = opened.adopt(
    startEtl({ db, log, importDirectory: join(environment.data, 'journal', 'import'), worker: environment.worker }),
    (one) => one.stop(),
  );

  const mail = createMail({
    ...{ environment, db, settings, vault, jobs, log, now },
    brandOf: (trx, tenantId) => brandOf(trx, { environment }, tenantId),
  });
  const speech = opened.adopt(createSpeech(environment.data), (one) => one.close());
  void tellOfSpeech(log);
  const charging = opened.adopt(startCharging({ environment, db, settings, mail, bus, log, now }), (one) => one.stop());
  const wantsCertificate = options.engine !== 'none' || environment.tls !== null;
  const certificate = wantsCertificate ? await servedCertificate(environment, now(), log) : null;
  opened.defer(() => certificate?.close());
  const webSocket = new WebSocketListener({ transport: environment.tls ? 'wss' : 'ws' });
  const calls =
    options.engine === 'none'
      ? null
      : opened.adopt(
          await startCallEngine({
            environment,
            db,
            vault,
            settings,
            mail,
            speech,
            jobs,
            metrics,
            bus,
            log,
            now,
            certificate,
            webSocket,
            callCredit: charging.callCredit,
            onRecords: () => etl.wake(),
            onSecurityNotice: (notice) => countSecurity(metrics, notice),
          }),
          (one) => one.stop(0),
        );
  const engine: Switch = calls?.engine ?? noEngine();
  const wait = waitUntil(stopping.signal);
  const follow = async (event: StrowgerEvent): Promise<void> => {
    await calls?.configurationChanged(event);
    await enforceChange(engine, db, event, wait);
  };
  opened.defer(
    bus.onKept((event) => {
      follow(event).catch((error: unknown) => log.error({ err: error }, 'a change could not be followed'));
    }),
  );
  opened.defer(countCalls(engine, metrics));
  metrics.observeEtl(async () => Number((await etl.status())['lag_seconds']));

  const platform: Platform = {
    environment,
    db,
    settings,
    vault,
    bus,
    engine,
    jobs,
    mail,
    speech,
    metrics,
    log,
    now,
    stopping: stopping.signal,
    ...(options.passwordCost ? { passwordCost: options.passwordCost } : {}),
  };
  const { adminPassword } = await seedFirstStart(platform);
  // Calls are begun where the engine is, messages by any worker.
  if (environment.worker || calls !== null) opened.adopt(startAttemptRunner(platform), (one) => one.stop());
  if (environment.worker) opened.adopt(startCampaignPacer(platform), (one) => one.stop());

  const authenticator = createAuthenticator(platform);
  const committed = async (events: readonly KeptEvent[]): Promise<void> => {
    // What is committed is committed: a directory that could not follow has forgotten everything and reads anew.
    for (const event of events) {
      charging.configurationChanged({ ...event, tenant_id: event.tenantId });
      await calls?.configurationChanged({ ...event, tenant_id: event.tenantId }).catch((error: unknown) => {
        log.error({ err: error }, 'a change could not be followed');
      });
    }
  };
  const app = await createHttpServer({
    platform,
    features: [
      ...features,
      (route, on) => registerCdr(route, on, etl),
      (route, on) => registerCharging(route, on, charging),
    ],
    authenticator,
    limitOfTenant: createTenantRateLimits(platform),
    webSocket,
    beside: [
      (server) => serveProvisioning(server, platform, authenticator),
      (server) => serveIntegration(server, platform, committed),
    ],
    upgrades: [createNoticeSocket(platform)],
    portal: builtPortal(),
    health: {
      isStopping: () => stopping.signal.aborted,
      database: () => db.healthy(),
      engine: () => engine.health(),
    },
    committed,
  });
  const { server } = app;
  if (server instanceof TlsServer && certificate !== null) {
    opened.defer(certificate.onRenewal((pair) => server.setSecureContext({ ...pair, minVersion: 'TLSv1.2' })));
  }
  let requestGraceMs = REQUEST_GRACE_MS;
  opened.defer(() => closeHttp(app, requestGraceMs));
  declarePurges(jobs, platform);
  await jobs.start();
  port = await listen(app, environment);
  const mailGateway =
    environment.smtpListen === null
      ? null
      : opened.adopt(
          await startMailGateway({
            platform,
            listen: environment.smtpListen,
            certificate,
            check: { hostName: settings.get('mail_domain') },
          }),
          (one) => one.stop(),
        );

  const drain = drainer(calls, stopping, opened, log);

  return {
    platform,
    app,
    port,
    mailPort: mailGateway?.port ?? null,
    adminPassword,
    settleCallRecords: () => settle(calls, etl),
    renewCertificate: async () => certificate?.look(),
    stop(graceMs) {
      requestGraceMs = Math.min(REQUEST_GRACE_MS, graceMs);
      return drain(graceMs);
    },
  };
}

async function startOwnDatabase(environment: Environment, log: Logger, opened: AsyncDisposableStack): Promise<string> {
  const own = await startEmbeddedPostgres({ directory: join(environment.data, 'postgres'), log });
  opened.defer(() => own.stop());
  return own.url;
}

async function settle(calls: CallEngine | null, etl: EtlService): Promise<void> {
  await calls?.flushJournal();
  await etl.run();
}

/** First what must end by itself, then the calls, then everything in the opposite order of its start. */
function drainer(calls: CallEngine | null, stopping: AbortController, opened: AsyncDisposableStack, log: Logger) {
  let closed: Promise<void> | null = null;
  return async (graceMs: number): Promise<void> => {
    stopping.abort();
    const quiet = calls?.stop(graceMs) ?? Promise.resolve();
    closed ??= quiet
      .catch((error: unknown) => log.error({ err: error }, 'the call engine did not stop cleanly'))
      .then(() => opened.disposeAsync());
    await closed;
  };
}
