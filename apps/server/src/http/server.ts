import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { WebSocketListener } from '@strowger/sip';
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import type { Authenticator } from '../access/authenticator.ts';
import type { KeptEvent } from '../events/keep-event.ts';
import type { Feature, Platform } from '../platform.ts';
import { opensPage, sendPortalPage } from '../portal/portal-page.ts';
import { servePortal } from '../portal/serve-portal.ts';
import { startPage } from '../start-page/start-page.ts';
import { VERSION } from '../version.ts';
import { admission, type LimitOfTenant } from './admit.ts';
import { allowOrigins } from './cors.ts';
import { answerBrokenRequest, answerErrors, type Fallback, sendError } from './error-handling.ts';
import { guardPlainHttp } from './guard-plain-http.ts';
import { type HealthChecks, serveHealth } from './health.ts';
import { createIdempotencyKeys } from './idempotency.ts';
import { KnownPaths } from './known-paths.ts';
import { describeApi, serveApiDocument } from './openapi.ts';
import { prepareRequest } from './prepare-request.ts';
import { RateLimiter } from './rate-limit.ts';
import { observeRequests } from './request-log.ts';
import { routeRegistrar } from './route.ts';
import { addSecurityHeaders } from './security-headers.ts';
import { isSipUpgrade, serveSipOverWebSocket } from './sip-over-web-socket.ts';
import { trustedProxies } from './trusted-proxies.ts';
import { serveUpgrades, type UpgradeRoute, upgradeRoute } from './upgrades.ts';

const JSON_LIMIT_BYTES = 1024 * 1024;
const LONGEST_PARAMETER = 500;
/** Within it a whole request must have arrived. */
const REQUEST_TIMEOUT_MS = 120_000;
const KEEP_ALIVE_MS = 65_000;
/** Declaring the endpoints takes a second, and longer where others keep the processor busy. */
const START_TIMEOUT_MS = 60_000;

export interface HttpServerOptions {
  readonly platform: Platform;
  readonly features: readonly Feature[];
  readonly authenticator: Pick<Authenticator, 'authenticate'>;
  readonly health: HealthChecks;
  readonly committed: (events: readonly KeptEvent[]) => Promise<void>;
  readonly limitOfTenant: LimitOfTenant;
  /** Takes SIP over WebSocket at `/ws`. */
  readonly webSocket: WebSocketListener;
  /** Serve what stands beside the API. */
  readonly beside?: readonly ((app: FastifyInstance) => void)[];
  /** Take other WebSockets. */
  readonly upgrades?: readonly UpgradeRoute[];
  /** The folder of the built portal; without it a page says how to use the API. */
  readonly portal?: string | undefined;
}

/** The HTTP server, not yet listening: the API under `/api`, and what stands beside it. */
export async function createHttpServer(options: HttpServerOptions): Promise<FastifyInstance> {
  const { platform, portal, beside = [], upgrades = [] } = options;
  const { environment, settings } = platform;
  const isTrusted = trustedProxies(environment.trustedProxies);
  const app = fastify(serverOptions(platform, isTrusted, upgrades));

  takeBodiesAsBytes(app);
  const known = new KnownPaths();
  app.addHook('onRoute', (route) => {
    // The catch-all of preflights is no path of ours.
    if (route.url !== '*') known.add(route.url, [route.method].flat());
  });
  observeRequests(app, platform.metrics);
  addSecurityHeaders(app, environment.tls !== null);
  guardPlainHttp(app, environment, settings, isTrusted);
  await allowOrigins(app, settings);
  answerErrors(app, known, pagesOf(portal, platform));

  serveHealth(app, options.health, platform.metrics);
  if (portal === undefined) startPage(app, platform);
  else await servePortal(app, platform, portal);
  for (const serve of beside) serve(app);
  serveSipOverWebSocket(app, { listener: options.webSocket, settings, isTrusted });
  serveUpgrades(app, upgrades, settings);
  await app.register(async (api) => serveApi(api, options), { prefix: '/api' });
  return app;
}

function pagesOf(portal: string | undefined, { settings }: Platform): Fallback {
  return (request, reply) => {
    if (portal === undefined || !opensPage(request)) return undefined;
    return sendPortalPage(reply, portal, settings.get('public_url'));
  };
}

async function serveApi(api: FastifyInstance, options: HttpServerOptions): Promise<void> {
  const { platform, authenticator } = options;
  await describeApi(api, VERSION);
  const route = routeRegistrar(api, {
    db: platform.db,
    authenticate: (request) => authenticator.authenticate(request),
    admit: admission(new RateLimiter(platform.now), options.limitOfTenant),
    committed: options.committed,
    idempotency: createIdempotencyKeys(platform.db, platform.vault, platform.now),
  });
  for (const feature of options.features) feature(route, platform);
  await serveApiDocument(api);
}

function serverOptions(
  platform: Platform,
  isTrusted: (address: string | undefined) => boolean,
  upgrades: readonly UpgradeRoute[],
) {
  const { environment } = platform;
  const shouldUpgradeCallback = (request: IncomingMessage) =>
    isSipUpgrade(request) || upgradeRoute(upgrades, request) !== undefined;
  const loggerInstance: FastifyBaseLogger = platform.log;
  return {
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    trustProxy: (address: string) => isTrusted(address),
    rewriteUrl: (request: IncomingMessage) => prepareRequest(request),
    frameworkErrors: sendError,
    clientErrorHandler: answerBrokenRequest,
    bodyLimit: JSON_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    pluginTimeout: START_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: LONGEST_PARAMETER, ignoreTrailingSlash: true, ignoreDuplicateSlashes: true },
    ...(environment.tls
      ? { https: { ...environment.tls, minVersion: 'TLSv1.2', shouldUpgradeCallback } }
      : { http: { shouldUpgradeCallback } }),
  } as const;
}

/**
 * Bodies stay bytes until a route that declares one reads them (read-body.ts): an endpoint that needs no body takes
 * any, and nobody learns anything about a body before he has said who he is. Schemas are checked there as well.
 */
function takeBodiesAsBytes(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, async (_request: unknown, body: Buffer) => body);
  app.setValidatorCompiler(() => () => true);
  app.setSerializerCompiler(() => (value) => JSON.stringify(value));
}
