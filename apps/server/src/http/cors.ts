import fastifyCors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';
import type { SystemSettings } from '../settings/system-settings.ts';

const ALLOWED_HEADERS = [
  'Authorization',
  'X-API-Key',
  'Content-Type',
  'Accept',
  'Idempotency-Key',
  'X-HTTP-Method-Override',
];
const EXPOSED_HEADERS = [
  'Content-Disposition',
  'Content-Length',
  'X-Total-Count',
  'X-Total-Count-Estimated',
  'X-Searched-Back-To',
  'X-Import-Rejected',
  'X-Dangling-References',
  'X-RateLimit-Limit',
  'X-RateLimit-Remaining',
  'X-RateLimit-Reset',
  'Retry-After',
];
const PREFLIGHT_SECONDS = 600;

/** CORS by the setting `cors_origins` (contract 10 §2.8); set before anything can fail, so that errors carry it too. */
export async function allowOrigins(app: FastifyInstance, settings: SystemSettings): Promise<void> {
  await app.register(fastifyCors, {
    origin: (origin, done) => done(null, isAllowedOrigin(origin, settings.get('cors_origins'))),
    methods: ['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS'],
    allowedHeaders: ALLOWED_HEADERS,
    exposedHeaders: EXPOSED_HEADERS,
    maxAge: PREFLIGHT_SECONDS,
    strictPreflight: false,
  });
}

/** @param setting comma list of origins, `*` for every one */
export function isAllowedOrigin(origin: string | undefined, setting: string): boolean {
  if (origin === undefined) return false;
  const allowed = setting.split(',').map((one) => one.trim().toLowerCase());
  return allowed.includes('*') || allowed.includes(origin.toLowerCase());
}
