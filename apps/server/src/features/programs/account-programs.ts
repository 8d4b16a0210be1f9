import { sql, type Trx } from '@strowger/db';
import { errors } from '../../http/errors.ts';
import { parseBody } from '../../http/validation.ts';
import { addressOfPhone } from './inbound-entries.ts';
import { programBody, withoutShownData } from './program-body.ts';
import { allPrograms, type ProgramRow } from './program-rows.ts';
import { programType } from './types.ts';
import { createProgram, deleteProgram, type ProgramWriter } from './write-program.ts';

/** Types that an account subscribes to (contract 30 §8). */
const OF_ACCOUNTS: ReadonlySet<string> = new Set([
  'receivefax',
  'faxtoemail',
  'emailtofax',
  'receivesms',
  'receiveemail',
  'forward',
  'ivr',
  'voicemessage',
]);

interface AccountOf {
  readonly accountId: number;
  readonly tenantId: number;
}

/**
 * Installs a program for an account, in place of one of the same type (contract 30 §8 "Subscribe").
 * @param raw more parameters of the program, or the account's whole object
 * @throws ApiError 404 `Program not found` for a type that accounts have none of, else as a create
 */
export async function installAccountProgram(
  writer: ProgramWriter,
  { accountId, tenantId }: AccountOf,
  name: string,
  raw: unknown,
): Promise<number> {
  const type = OF_ACCOUNTS.has(name) ? programType(name) : undefined;
  if (type === undefined) throw errors.notFound('Program');
  const body = typeof raw === 'object' && raw !== null ? { ...raw } : {};
  const sent = { ...parseBody(programBody(type), withoutShownData(body)) };
  await removeAccountPrograms(writer, { accountId, tenantId }, name);
  const made = await createProgram(writer, type, { ...sent, account_id: accountId }, { tenantId, accountId });
  return made.program_id;
}

/**
 * Removes programs of an account: those of a type, the one of an id, or all.
 * @returns how many there were
 */
export async function removeAccountPrograms(
  writer: ProgramWriter,
  { accountId }: AccountOf,
  nameOrId: string | null,
): Promise<number> {
  const programs = await programsOf(writer.trx, accountId, nameOrId);
  for (const program of programs) await deleteProgram(writer, program);
  return programs.length;
}

/**
 * An account goes to another tenant: the programs of the former one that answer at it go, and the others send for nobody in
 * particular.
 * @param phone the number that goes along; empty: none
 * @throws ApiError 409 while a running campaign uses one that goes
 */
export async function leaveAccountPrograms(
  writer: ProgramWriter,
  { accountId, tenantId, phone }: AccountOf & { readonly phone: string },
): Promise<void> {
  const { trx } = writer;
  const isOfAccount = sql`account_id = ${accountId}`;
  const isOfNumber = sql`address = ${addressOfPhone(phone)} and service in ('fax', 'voice', 'sms')`;
  const answering = await allPrograms(trx, [
    sql`program_id in (
      select program_id from inbound_entries where tenant_id = ${tenantId} and (${isOfAccount} or ${isOfNumber}))`,
  ]);
  for (const program of answering) await deleteProgram(writer, program);
  await trx.updateTable('programs').set({ account_id: null }).where('account_id', '=', accountId).execute();
}

function programsOf(trx: Trx, accountId: number, nameOrId: string | null): Promise<ProgramRow[]> {
  const isId = nameOrId !== null && /^\d{1,9}$/.test(nameOrId);
  return allPrograms(trx, [
    sql`account_id = ${accountId}`,
    ...(nameOrId === null ? [] : [isId ? sql`program_id = ${Number(nameOrId)}` : sql`type = ${nameOrId}`]),
  ]);
}
