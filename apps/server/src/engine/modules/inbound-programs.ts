import type { InboundProgram, InboundProgramConfiguration } from '@strowger/callplan';
import type { Trx } from '@strowger/db';
import { extensionOfAccount } from '../../features/programs/extension-of-account.ts';
import { type AnsweredAddress, readAnsweredAddresses } from '../../features/programs/inbound-entries.ts';
import { flowOf, isDraft, readScheme } from '../../features/programs/ivr-scheme.ts';
import type { ModuleReader } from './module-reader.ts';

const FAX_TYPES: ReadonlySet<string> = new Set(['receivefax', 'faxtoemail']);

/** What answers the DIDs of a tenant that no inbound route names (contract 30 §6, §17.1). */
export const inboundProgramReader: ModuleReader = {
  resources: ['programs', 'dids', 'accounts'],
  numbers: null,
  async read(trx, tenantId) {
    const dids = await trx
      .selectFrom('accounts')
      .select(['phone', 'active'])
      .where('tenant_id', '=', tenantId)
      .where('type', '=', 'did')
      .where('phone', '!=', '')
      .orderBy('account_id')
      .execute();
    if (dids.length === 0) return { modules: { inboundPrograms: [] } };
    const programs = await programsByAddress(trx, tenantId);
    const inboundPrograms = dids.flatMap(({ phone, active }): InboundProgramConfiguration[] => {
      const program = programs.get(phone.replace(/\D/g, ''));
      return program === undefined ? [] : [{ number: phone, enabled: active, program }];
    });
    return { modules: { inboundPrograms } };
  },
};

/** A program for voice was chosen; that for faxes is there from the beginning. */
async function programsByAddress(trx: Trx, tenantId: number): Promise<ReadonlyMap<string, InboundProgram>> {
  const programs = new Map<string, InboundProgram>();
  for (const { address, programId, type } of await readAnsweredAddresses(trx, tenantId, 'fax')) {
    if (FAX_TYPES.has(type)) programs.set(address, { kind: 'receive_fax', programId });
  }
  for (const answered of await readAnsweredAddresses(trx, tenantId, 'voice')) {
    const program = await voiceProgram(trx, tenantId, answered);
    if (program !== null) programs.set(answered.address, program);
  }
  return programs;
}

async function voiceProgram(
  trx: Trx,
  tenantId: number,
  { programId, type }: AnsweredAddress,
): Promise<InboundProgram | null> {
  if (type !== 'forward' && type !== 'ivr') return null;
  const { data } = await trx
    .selectFrom('programs')
    .select('data')
    .where('program_id', '=', programId)
    .executeTakeFirstOrThrow();
  const of = (name: string): unknown => (typeof data === 'object' && data !== null ? Reflect.get(data, name) : null);
  if (type === 'ivr') return flowProgram(String(of('ivr_scheme') ?? ''));
  const accountId = of('extension_id');
  const extensionUuid = typeof accountId === 'number' ? await extensionOfAccount({ trx, tenantId }, accountId) : null;
  return extensionUuid === null ? null : { kind: 'forward', extensionUuid };
}

/** Null: a draft, or no graph any more by the rules of today. */
function flowProgram(scheme: string): InboundProgram | null {
  try {
    const nodes = readScheme(scheme);
    return isDraft(nodes) ? null : { kind: 'flow', flow: flowOf(nodes).flow };
  } catch {
    return null;
  }
}
