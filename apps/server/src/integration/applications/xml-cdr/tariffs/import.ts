import { Readable } from 'node:stream';
import { sql } from '@strowger/db';
import { type Static, Type } from 'typebox';
import { configChanged } from '../../../../events/config-changed.ts';
import { type StoredVersion, storeTariff } from '../../../../features/autobill/store-tariff.ts';
import { stamp } from '../../../answers.ts';
import { defineAction, type IntegrationCall } from '../../../application.ts';
import { invalidRequest, missingParameters, notFound } from '../../../errors.ts';
import { instantIn } from '../period.ts';
import { readTariff, type TariffFile } from './read-tariff.ts';

const PARAMS = Type.Object({
  tariff_id: Type.Optional(Type.Integer({ minimum: 1 })),
  name: Type.Optional(Type.String({ maxLength: 128 })),
  /** The file as text, where none is uploaded. */
  csv: Type.Optional(Type.String()),
  mapping: Type.Optional(Type.Record(Type.String(), Type.String())),
  effective_date: Type.Optional(Type.String({ maxLength: 40 })),
  /** Nothing is stored where a row is bad. */
  strict: Type.Optional(Type.Boolean()),
});

/** Replaces the rates of a tariff by those of a file, as a new version (contract 40 B12.3). */
export const importTariff = defineAction({
  action: 'tariffs/import',
  access: 'write',
  limit: 'cdr_export',
  reach: 'global',
  edition: 'enterprise',
  upload: true,
  params: PARAMS,
  async run(call, params) {
    const file = await fileOf(call, params);
    if (params.strict === true && file.rejected > 0) {
      const [first] = file.errors;
      throw invalidRequest('file', `line ${first?.line}: ${first?.reason}; nothing was stored`);
    }
    const planId = await tariffOf(call, params);
    const from = params.effective_date ? instantIn('effective_date', params.effective_date, undefined) : call.now;
    const name = call.upload?.fileName ?? '';
    const versions = await storeTariff(call.trx, planId, file.lines, { from, now: call.now, name: name.slice(0, 128) });
    leaveTraces(call, planId, versions);
    const [current] = versions;
    const { samples: _samples, ...changes } = current?.changes ?? { samples: null };
    return {
      message: 'Tariff imported',
      tariff_id: planId,
      imported: file.lines.length,
      rejected: file.rejected,
      errors: file.errors,
      ...changes,
      versions: versions.map(presentVersion),
    };
  },
});

async function fileOf({ upload }: IntegrationCall, { csv, mapping }: Static<typeof PARAMS>): Promise<TariffFile> {
  if (upload !== null) return readTariff(upload.open(), mapping ?? {});
  if (csv === undefined) throw missingParameters(['file']);
  return readTariff(Readable.from([csv]), mapping ?? {});
}

/** The named tariff, or a new one. @throws IntegrationError 400, 404 */
async function tariffOf({ trx }: IntegrationCall, params: Static<typeof PARAMS>): Promise<number> {
  const name = params.name?.trim() ?? '';
  if (params.tariff_id === undefined && name === '') throw missingParameters(['tariff_id']);
  if (params.tariff_id === undefined) {
    const found = await trx
      .selectFrom('plans')
      .select('plan_id')
      .where(sql<boolean>`lower(name) = lower(${name})`)
      .executeTakeFirst();
    if (found) return found.plan_id;
    const made = await trx.insertInto('plans').values({ name }).returning('plan_id').executeTakeFirstOrThrow();
    return made.plan_id;
  }
  const plan = await trx
    .selectFrom('plans')
    .select('plan_id')
    .where('plan_id', '=', params.tariff_id)
    .executeTakeFirst();
  if (!plan) throw notFound();
  return plan.plan_id;
}

function presentVersion({ deckId, validFrom, rates }: StoredVersion) {
  return { version: deckId, effective_from: stamp(validFrom), rates };
}

function leaveTraces({ writer }: IntegrationCall, planId: number, versions: readonly StoredVersion[]): void {
  for (const { deckId, validFrom, rates } of versions) {
    writer.audit({
      resource: 'rates',
      resourceId: deckId,
      action: 'replace',
      tenantId: null,
      after: { plan_id: planId, deck_id: deckId, rates, valid_from: validFrom.toISOString() },
      activity: `Replace rates of plan ${planId}: ${rates} rates -ID:(${deckId})`,
    });
    const by = writer.caller.userId;
    writer.emit(
      configChanged({ resource: 'rates', id: deckId, action: 'updated', changed: ['deck'], tenantId: null, by }),
    );
  }
}
