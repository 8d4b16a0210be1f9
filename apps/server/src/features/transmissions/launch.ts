import type { Caller } from '../../access/caller.ts';
import { errors } from '../../http/errors.ts';
import { parseBody } from '../../http/validation.ts';
import type { Platform } from '../../platform.ts';
import { type ProgramRow, requireProgram } from '../programs/program-rows.ts';
import type { ProgramType } from '../programs/program-type.ts';
import { idOfSegment } from '../programs/segment.ts';
import { programType } from '../programs/types.ts';
import { createProgramFrom, type ProgramWriter } from '../programs/write-program.ts';
import { readSchedule, ScheduleBody } from './schedules/read-schedule.ts';
import { planTask } from './schedules/tasks.ts';
import { zoneOfTenant } from './schedules/zone-of-tenant.ts';
import { TransmissionCreate } from './schema.ts';
import { type SendAnswer, start } from './send-transmission.ts';
import { lockTransmission } from './settle-transmission.ts';
import { requireTransmission } from './transmission-rows.ts';
import { createFrom } from './write-transmission.ts';

type Body = Readonly<Record<string, unknown>>;
type Writer = ProgramWriter & { readonly caller: Caller };

/** What a launch came to; the answer of its sending, null where it is not sent now. */
interface Launched {
  readonly transmissionId: number;
  readonly answer: SendAnswer | null;
}

const FIELDS = Object.keys(TransmissionCreate.properties);
const RECIPIENT = ['phone', 'contact_id', 'email', 'contact'];

/**
 * Makes a program and a transmission, and sends it at once unless a schedule or `send: false` says otherwise (contract 30
 * §17.2).
 * @throws ApiError 400, 402, 403, 404, 412; nothing is stored then
 */
export async function launch(writer: Writer, platform: Platform, name: string, body: Body): Promise<Launched> {
  const named = await programNamed(writer, name);
  const sent = transmissionIn(body);
  const program = 'program_id' in named ? named : await makeProgram(writer, platform, named, body);
  const transmissionId = await createFrom(writer, platform, parseBody(TransmissionCreate, sent), program);
  if (isRecord(body['schedule'])) {
    await schedule(writer, platform, transmissionId, body['schedule']);
    return { transmissionId, answer: null };
  }
  if (body['send'] === false) return { transmissionId, answer: null };
  return { transmissionId, answer: await begin(writer, platform, transmissionId) };
}

async function begin(writer: Writer, platform: Platform, transmissionId: number): Promise<SendAnswer | null> {
  const { trx } = writer;
  const transmission = await lockTransmission(trx, transmissionId);
  if (transmission?.status !== 'pending') return null;
  const answer = await start(writer, platform, transmission);
  if (typeof answer === 'number') {
    await trx
      .updateTable('transmissions')
      .set({ launched_spool_id: answer })
      .where('transmission_id', '=', transmissionId)
      .execute();
  }
  return answer;
}

/** The transmission's part of the body: a part of its own, or fields beside the others. @throws ApiError 412 */
function transmissionIn(body: Body): Body {
  const part = body['transmission_data'];
  const beside = Object.fromEntries(
    FIELDS.filter((field) => field !== 'program_id' && Object.hasOwn(body, field)).map((field) => [field, body[field]]),
  );
  if (isRecord(part)) return { ...beside, ...part, program_id: null };
  if (RECIPIENT.some((field) => Object.hasOwn(beside, field))) return beside;
  throw errors.preconditionFailed('Transmission data is missing', [
    { field: 'transmission_data', message: 'is required' },
  ]);
}

/** A program that is there, or the type of one to be made. @throws ApiError 404 */
async function programNamed(writer: Writer, name: string): Promise<ProgramRow | ProgramType> {
  const id = idOfSegment(name);
  if (id !== null) return requireProgram(writer.trx, writer.scope, id);
  const type = programType(name);
  if (type === undefined) throw errors.notFound('Program');
  return type;
}

function makeProgram(writer: Writer, platform: Platform, type: ProgramType, body: Body): Promise<ProgramRow> {
  const part = body['program_data'];
  const beside = [...Object.keys(type.parameters), 'name', 'cover_id', 'account_id', 'tenant_id'];
  const flat = Object.fromEntries(
    beside.filter((field) => Object.hasOwn(body, field)).map((field) => [field, body[field]]),
  );
  return createProgramFrom(writer, platform, type, isRecord(part) ? part : flat);
}

async function schedule(writer: Writer, platform: Platform, transmissionId: number, sent: Body): Promise<void> {
  const { trx, scope } = writer;
  const {
    tenant_id: tenantId,
    user_id: userId,
    account_id: accountId,
  } = await requireTransmission(trx, scope, transmissionId);
  const zone = await zoneOfTenant(trx, tenantId);
  const planned = readSchedule(parseBody(ScheduleBody, sent), platform.now(), zone);
  await planTask(
    trx,
    { tenantId, userId, accountId },
    { type: 'transmission', action: 'send', data: transmissionId },
    planned,
  );
}

function isRecord(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
