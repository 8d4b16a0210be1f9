import { PassThrough, pipeline, Transform } from 'node:stream';
import { createGzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import type { KeptEvent } from '../events/keep-event.ts';
import { attachment } from '../http/attachment.ts';
import { pathOf } from '../http/request-facts.ts';
import { leaveBodies } from '../http/route.ts';
import type { Platform } from '../platform.ts';
import type { StreamAnswer } from './answers.ts';
import { deleteDueDomains } from './applications/domains/delete-due.ts';
import type { Ending } from './audit/attempt.ts';
import { AttemptLog } from './audit/attempt-log.ts';
import { handleRequest } from './handle-request.ts';
import { BASES, LEGACY_PATHS, pathBelowBase } from './paths.ts';
import { beginRequest, type Progress } from './progress.ts';
import type { WholeAnswer } from './reply.ts';
import { createService, type Service } from './service.ts';

const METHODS: HTTPMethods[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** Serves the integration API (contract 40 part B) beside the portal's. */
export function serveIntegration(
  app: FastifyInstance,
  platform: Platform,
  committed: (events: readonly KeptEvent[]) => Promise<void>,
): void {
  const service = createService(platform, committed);
  const log = new AttemptLog(platform);
  platform.jobs.schedule('integration.delete-domains', '11 * * * *', (signal) => deleteDueDomains(platform, signal));
  app.addHook('onClose', () => log.close());
  void app.register(async (apart) => {
    leaveBodies(apart);
    // No browser of other origins calls here (contract 40 B1); the plugin's types do not know their own switch.
    const config: object = { cors: false };
    const common = { method: METHODS, exposeHeadRoute: false, config };
    const serve = (below: (request: FastifyRequest) => string) => (request: FastifyRequest, reply: FastifyReply) =>
      answer(service, log, request, reply, below(request));
    const own = serve((request) => pathBelowBase(pathOf(request.url).replace(/\/{2,}/g, '/')) ?? '');
    for (const base of BASES) {
      apart.route({ ...common, url: base, handler: own });
      apart.route({ ...common, url: `${base}/*`, handler: own });
    }
    for (const [url, path] of Object.entries(LEGACY_PATHS)) {
      const handler = serve((request) => (path === 'status' && request.method === 'GET' ? 'status/widget' : path));
      apart.route({
        ...common,
        url,
        handler(request, reply) {
          if (!platform.settings.get('integration.legacy_paths')) return reply.callNotFound();
          return handler(request, reply);
        },
      });
    }
  });
}

/** Every request ends here: answered, and written down once. */
async function answer(
  service: Service,
  log: AttemptLog,
  request: FastifyRequest,
  reply: FastifyReply,
  path: string,
): Promise<FastifyReply> {
  const progress = beginRequest(service, request, reply);
  reply.header('cache-control', 'no-store');
  try {
    const outcome = await handleRequest(service, progress, path);
    const { ending } = outcome;
    if (outcome.kind === 'stream') return sendStream(service, log, progress, outcome.answer);
    if (!outcome.logged) await log.write(progress.attempt, { ...ending, bytes: outcome.answer.body.length });
    return sendWhole(progress, outcome.answer);
  } finally {
    await progress.cleanUp();
  }
}

function sendWhole({ reply, request }: Progress, { status, contentType, body }: WholeAnswer): FastifyReply {
  // What of the body was not read keeps the connection from taking another request.
  if (!request.raw.complete) reply.header('connection', 'close');
  return reply.code(status).type(contentType).send(body);
}

/** The row of a stream is written when it has ended: whole, or broken off. */
function sendStream(
  service: Service,
  log: AttemptLog,
  progress: Progress,
  { source, contentType, fileName }: StreamAnswer,
) {
  const { reply, request, attempt } = progress;
  let bytes = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  const gzip = /\bgzip\b/i.test(String(request.headers['accept-encoding'] ?? ''));
  const out = gzip ? createGzip() : new PassThrough();
  const end = (error: Error | null | undefined) => {
    const ending: Ending = error
      ? { status: 200, outcome: 'error', reason: 'the answer was broken off', bytes }
      : { status: 200, outcome: 'granted', reason: null, bytes };
    if (error) service.platform.log.warn({ err: error }, 'an answer of the integration API was broken off');
    void log.write(attempt, ending);
  };
  pipeline(source, counted, out, end);
  reply.type(contentType);
  if (fileName !== null) reply.header('content-disposition', attachment(fileName));
  if (gzip) reply.header('content-encoding', 'gzip').header('vary', 'accept-encoding');
  return reply.send(out);
}
