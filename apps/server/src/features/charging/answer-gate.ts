import type { Trx } from '@strowger/db';
import { FAX, type ServiceFlag, SMS, VOICE } from '@strowger/rating';
import type { Caller } from '../../access/caller.ts';
import { errors } from '../../http/errors.ts';
import type { Platform } from '../../platform.ts';
import { emergencyNumbers } from '../extensions/reserved-numbers.ts';
import { liveServiceOf } from '../tenants/live-service.ts';
import { decideGate } from './gate.ts';
import type { RateBook } from './rate-book.ts';
import { gateFacts, readStanding } from './standing.ts';

/** Contract 10 §9.4. */
export interface GateReply {
  readonly allowed: boolean;
  readonly reason: string;
  readonly max_seconds?: number;
  readonly edition?: string;
  readonly billing_enabled?: boolean;
}

interface GateParts {
  readonly platform: Platform;
  readonly rates: RateBook;
}

type Query = Readonly<Record<string, string>>;

const SERVICES: Readonly<Record<string, ServiceFlag>> = { voice: VOICE, fax: FAX, sms: SMS };
const NO_TENANT: ReadonlySet<string> = new Set(['', '0', 'null', 'undefined']);
const LARGEST_ID = 2_147_483_647;

/** @throws ApiError 404 when a tenant admin or user asks about another tenant, 400 for a type or direction there is not */
export async function answerGate(parts: GateParts, caller: Caller, query: Query): Promise<GateReply> {
  const { environment, log } = parts.platform;
  if (environment.edition === 'community') {
    return { allowed: true, reason: 'community-edition', edition: 'community', billing_enabled: false };
  }
  const tenant = query['tenant_id']?.trim();
  if (tenant === undefined) return { allowed: true, reason: 'ok', edition: 'enterprise', billing_enabled: true };
  const asked = {
    service: serviceOf(query),
    direction: directionOf(query),
    number: query['destination']?.trim() || null,
  };
  if (NO_TENANT.has(tenant)) return withoutTenant(parts, asked.number);
  const tenantId = idOf(tenant);
  if (caller.kind !== 'A' && tenantId !== caller.tenantId) throw errors.notFound('Tenant');
  if (tenantId === null) return { allowed: false, reason: 'tenant-not-found' };
  try {
    return await decide(parts, tenantId, asked);
  } catch (error) {
    log.error({ err: error, tenantId }, 'the gate could not be asked');
    return { allowed: asked.direction === 'inbound', reason: 'gate-error' };
  }
}

interface Question {
  readonly service: ServiceFlag;
  readonly direction: 'outbound' | 'inbound';
  readonly number: string | null;
}

function decide({ platform, rates }: GateParts, tenantId: number, question: Question): Promise<GateReply> {
  const { db, engine, settings, now } = platform;
  return db.transaction({ kind: 'tenant', tenantId }, async (trx) => {
    if (await isEmergency(trx, platform, tenantId, question.number)) return { allowed: true, reason: 'emergency' };
    const parts = { rates, settings, now };
    const { service, number } = question;
    const standing = await readStanding(trx, parts, { tenantId, service, extensionUuid: null, number });
    if (standing === null) return { allowed: false, reason: 'tenant-not-found' };
    const { live_calls: liveCalls } = await liveServiceOf(engine, tenantId);
    const answer = decideGate(await gateFacts(standing, parts, { ...question, liveCalls }));
    if (!answer.allowed) return answer;
    const { maxSeconds } = answer;
    const isTimed = question.service === VOICE && maxSeconds !== null;
    return { allowed: true, reason: 'ok', ...(isTimed ? { max_seconds: maxSeconds } : {}) };
  });
}

async function isEmergency(trx: Trx, platform: Platform, tenantId: number, number: string | null): Promise<boolean> {
  return number !== null && (await emergencyNumbers(trx, platform, tenantId)).has(number);
}

/** The platform's own emergency numbers pass even for nobody. */
function withoutTenant({ platform }: GateParts, number: string | null): GateReply {
  const numbers = platform.settings.get('emergency_numbers').split(',');
  const isEmergencyNumber = number !== null && numbers.some((one) => one.trim() === number);
  return isEmergencyNumber ? { allowed: true, reason: 'emergency' } : { allowed: false, reason: 'no-tenant' };
}

function serviceOf(query: Query): ServiceFlag {
  const service = SERVICES[query['type']?.trim() || 'voice'];
  if (service === undefined) throw errors.badField('type', 'must be voice, fax or sms');
  return service;
}

function directionOf(query: Query): 'outbound' | 'inbound' {
  const direction = query['direction']?.trim() || 'outbound';
  if (direction !== 'outbound' && direction !== 'inbound') {
    throw errors.badField('direction', 'must be outbound or inbound');
  }
  return direction;
}

function idOf(text: string): number | null {
  const id = /^\d{1,10}$/.test(text) ? Number(text) : 0;
  return id >= 1 && id <= LARGEST_ID ? id : null;
}
