import type { Trx } from '@strowger/db';
import type { FaxToSend } from '@strowger/switch';
import type { Platform } from '../../../platform.ts';
import { type FaxImage, prepareFaxImage } from '../../documents/prepare-fax-image.ts';
import { readTokenValues } from '../../documents/transmission-tokens.ts';
import { isTrainingFailure } from '../attempt-result.ts';
import type { CarrierAttempt } from './carrier.ts';

const LONGEST_IDENT = 20;

/** A fax as it leaves: its image in clear, and the terms of its account. */
export interface FaxToCarry {
  readonly documentId: number;
  readonly pages: number;
  readonly toSend: FaxToSend;
  remove(): Promise<void>;
}

/** Makes the image of an attempt (contract 30 §13, §20). @throws ApiError as `prepareFaxImage` */
export async function prepareFax(platform: Platform, attempt: CarrierAttempt, documentId: number): Promise<FaxToCarry> {
  const { tenantId, transmissionId, settings, caller } = attempt;
  const { tokens, company } = await platform.db.transaction(
    { kind: 'tenant', tenantId },
    async (trx) => ({
      tokens: await readTokenValues(trx, platform, transmissionId, platform.now()),
      company: await companyOf(trx, tenantId),
    }),
    { readOnly: true },
  );
  const image = await prepareFaxImage(platform, {
    ...{ tenantId, documentId, tokens },
    cover: coverOf(attempt),
    personalize: attempt.personalize,
  });
  const v17 = !isTrainingFailure(attempt.lastResponse);
  return {
    documentId,
    pages: image.pages,
    toSend: faxOf(image, { company, settings, ownNumber: caller.number, v17 }),
    remove: () => image.remove(),
  };
}

/** The name of a tenant, as it stands above his pages. */
export async function companyOf(trx: Trx, tenantId: number): Promise<string> {
  const tenant = await trx.selectFrom('tenants').select('company').where('tenant_id', '=', tenantId).executeTakeFirst();
  return tenant?.company ?? '';
}

/** In whose name a fax leaves, and how. */
export interface FaxSender {
  /** Stands above each page. */
  readonly company: string;
  /** Of the account. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly ownNumber: string;
  readonly v17: boolean;
}

/** An image on the terms of an account (contract 30 §20). */
export function faxOf(
  { path, name }: Pick<FaxImage, 'path' | 'name'>,
  { company, settings, ownNumber, v17 }: FaxSender,
): FaxToSend {
  return {
    path,
    header: [company, textOf(settings['fax_header']) || name].filter(Boolean).join(' '),
    ident: (textOf(settings['fax_ident']) || ownNumber).slice(0, LONGEST_IDENT),
    ecm: !isOff(settings['fax_ecm']),
    t38: isOn(settings['fax_t38']) ? 'request' : 'accept',
    v17,
  };
}

/** Only where it was asked for: the program's, else the account's (contract 30 §13). */
function coverOf({ sendCover, coverId, settings }: CarrierAttempt) {
  if (!sendCover) return null;
  if (coverId !== null) return { coverId };
  const own = Number(settings['coverpage']);
  return Number.isInteger(own) && own > 0 ? { coverId: own } : null;
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

function isOn(value: unknown): boolean {
  return value === true || value === 1 || value === '1' || value === 'true';
}

function isOff(value: unknown): boolean {
  return value === false || value === 0 || value === '0' || value === 'false';
}
