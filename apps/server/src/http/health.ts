import type { FastifyInstance } from 'fastify';
import type { Metrics } from '../monitoring/metrics.ts';

/** What must work before this process takes requests. */
export interface HealthChecks {
  readonly isStopping: () => boolean;
  readonly database: () => Promise<boolean>;
  readonly engine: () => Promise<{ ok: boolean; detail: string }>;
}

const CHECK_WITHIN_MS = 3_000;

/** `/healthz`: the process lives. `/readyz`: send it requests. `/metrics`: for Prometheus. */
export function serveHealth(app: FastifyInstance, checks: HealthChecks, metrics: Metrics): void {
  app.get('/healthz', async (_request, reply) => sendJson(reply, { status: 'ok' }));

  app.get('/readyz', async (_request, reply) => {
    const [database, engine] = await Promise.all([
      inTime(checks.database(), false),
      inTime(checks.engine(), { ok: false, detail: 'does not answer' }),
    ]);
    const ready = database && engine.ok && !checks.isStopping();
    return sendJson(reply.code(ready ? 200 : 503), {
      status: ready ? 'ready' : 'unready',
      stopping: checks.isStopping(),
      // The server listens only after all migrations have been applied.
      migrations: 'ok',
      database: database ? 'ok' : 'unreachable',
      engine: engine.ok ? 'ok' : 'failed',
    });
  });

  app.get('/metrics', async (_request, reply) => {
    const { contentType, text } = await metrics.render();
    return reply.type(contentType).send(text);
  });
}

function sendJson(reply: { type(value: string): { send(body: string): unknown } }, body: object): unknown {
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(body));
}

async function inTime<T>(answer: Promise<T>, otherwise: T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(otherwise), CHECK_WITHIN_MS);
  });
  try {
    return await Promise.race([answer, late]);
  } catch {
    return otherwise;
  } finally {
    clearTimeout(timer);
  }
}
