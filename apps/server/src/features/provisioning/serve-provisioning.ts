import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Authenticator } from '../../access/authenticator.ts';
import { ApiError } from '../../http/errors.ts';
import { parseQuery } from '../../http/query-string.ts';
import { addressOf } from '../../http/request-facts.ts';
import type { Platform } from '../../platform.ts';
import type { ProvisionedFile } from './configuration.ts';
import { DeviceCredentials } from './credentials.ts';
import { familyOf } from './families/index.ts';
import { type KnownDevice, loadDevice } from './load-device.ts';
import { Misses } from './misses.ts';
import { noteProvisioned } from './note-provisioned.ts';
import { partAsked } from './partial-content.ts';
import { readProvisioningRequest } from './read-request.ts';

/** A minute, from one address (contract 20 §3.2). */
const MISSES_OF_ADDRESS = 30;
/** A minute, of one device; then only where it was last served may go on trying: strangers cannot shut it out. */
const WRONG_CREDENTIALS_OF_DEVICE = 20;

/**
 * What phones fetch, beside the API (contract 20 §3): `GET /provision/…`. Whoever asks for what is not there learns
 * nothing, and soon has to wait.
 */
export function serveProvisioning(
  app: FastifyInstance,
  platform: Platform,
  authenticator: Pick<Authenticator, 'authenticate'>,
): void {
  const guard: Guard = {
    credentials: new DeviceCredentials(platform.vault.keyFor('provisioning nonces')),
    ofAddress: new Misses(MISSES_OF_ADDRESS, platform.now),
    ofDevice: new Misses(WRONG_CREDENTIALS_OF_DEVICE, platform.now),
  };
  const handler = (request: FastifyRequest, reply: FastifyReply) =>
    serve(platform, authenticator, guard, request, reply);
  app.get('/provision', handler);
  app.get('/provision/*', handler);
}

interface Guard {
  readonly credentials: DeviceCredentials;
  readonly ofAddress: Misses;
  readonly ofDevice: Misses;
}

async function serve(
  platform: Platform,
  authenticator: Pick<Authenticator, 'authenticate'>,
  guard: Guard,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const ip = addressOf(request);
  reply.header('cache-control', 'no-store');
  const wait = guard.ofAddress.waitOf(ip);
  if (wait > 0) return refuse(reply, 429, wait);

  const userAgent = request.headers['user-agent'] ?? '';
  const asked = readProvisioningRequest(pathBelow(request), parseQuery(request.query), userAgent);
  const device = asked.mac === null ? null : await loadDevice(platform, platform.db, asked.mac, userAgent);
  const file = device && fileOf(device, asked.file);
  if (!device || !file) {
    guard.ofAddress.note(ip);
    return refuse(reply, 404);
  }
  const isAllowed = await authorize(authenticator, guard, device, request, reply);
  if (!isAllowed) return reply;
  const method = request.protocol === 'https' ? 'https' : 'http';
  await noteProvisioned(platform.db, device, { at: platform.now(), method, ip, userAgent });
  return sendFile(request, reply, file);
}

function pathBelow(request: FastifyRequest): string {
  const rest: unknown =
    typeof request.params === 'object' && request.params !== null && Reflect.get(request.params, '*');
  return typeof rest === 'string' ? rest : '';
}

function fileOf({ configuration }: KnownDevice, name: string): ProvisionedFile | null {
  const files = familyOf(configuration.vendor)?.render(configuration) ?? [];
  return files.find(({ answers }) => answers.test(name)) ?? null;
}

/** Lets through the phone that knows its credentials, and the admins of its tenant; answers everybody else. */
async function authorize(
  authenticator: Pick<Authenticator, 'authenticate'>,
  { credentials, ofAddress, ofDevice }: Guard,
  device: KnownDevice,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<boolean> {
  const { authorization } = request.headers;
  if (/^\s*bearer\s/i.test(authorization ?? '')) {
    if (await isAdminOf(authenticator, device, request)) return true;
    ofAddress.note(addressOf(request));
    refuse(reply, 404);
    return false;
  }
  const ip = addressOf(request);
  const wait = ip === device.lastAddress ? 0 : ofDevice.waitOf(device.uuid);
  if (device.credentials !== null && wait > 0) {
    refuse(reply, 429, wait);
    return false;
  }
  const proof = credentials.judge({ method: request.method, authorization }, device);
  if (proof === 'right') return true;
  if (proof === 'wrong') {
    ofAddress.note(ip);
    ofDevice.note(device.uuid);
  }
  reply.header('www-authenticate', credentials.challenge(device.realm));
  refuse(reply, 401);
  return false;
}

async function isAdminOf(
  authenticator: Pick<Authenticator, 'authenticate'>,
  { tenantId }: KnownDevice,
  request: FastifyRequest,
): Promise<boolean> {
  try {
    const { kind, tenantId: own, mfaPending } = await authenticator.authenticate(request);
    return !mfaPending && (kind === 'A' || (kind === 'T' && own === tenantId));
  } catch (error) {
    if (error instanceof ApiError) return false;
    throw error;
  }
}

/** One and the same empty answer, whatever is not there. */
function refuse(reply: FastifyReply, status: 401 | 404 | 429, waitSeconds?: number): FastifyReply {
  if (waitSeconds !== undefined) reply.header('retry-after', String(waitSeconds));
  return reply.code(status).header('content-length', '0').send('');
}

function sendFile(request: FastifyRequest, reply: FastifyReply, { type, text }: ProvisionedFile): FastifyReply {
  const body = Buffer.from(text, 'utf8');
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  reply.headers({ etag, 'accept-ranges': 'bytes', 'content-type': `${type}; charset=utf-8` });
  if (request.headers['if-none-match']?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)) {
    return reply.code(304).send();
  }
  const part = request.method === 'GET' ? partAsked(request.headers.range, body.length) : 'whole';
  if (part === 'unsatisfiable') {
    return reply.code(416).header('content-range', `bytes */${body.length}`).send('');
  }
  if (part === 'whole') return reply.header('content-length', body.length).send(body);
  return reply
    .code(206)
    .header('content-range', `bytes ${part.from}-${part.to}/${body.length}`)
    .send(body.subarray(part.from, part.to + 1));
}
