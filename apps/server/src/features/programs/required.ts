import { sql } from '@strowger/db';
import { errors } from '../../http/errors.ts';
import { HIGHEST_ID } from '../../http/path-parameters.ts';
import type { Parameters, ProgramPlace } from './program-type.ts';

/** A positive id as clients send it, number or digits; null: it is none. */
export function idIn(sent: Parameters, name: string): number | null {
  const value = sent[name];
  const text = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : '';
  const id = /^\d{1,10}$/.test(text) ? Number(text) : 0;
  return id > 0 && id <= HIGHEST_ID ? id : null;
}

export function textIn(sent: Parameters, name: string): string {
  const value = sent[name];
  return typeof value === 'string' ? value.trim() : '';
}

/** @throws ApiError 400 */
export function requiredId(sent: Parameters, name: string): number {
  const id = idIn(sent, name);
  if (id === null) throw errors.badField(name, 'is required');
  return id;
}

/** @throws ApiError 400 */
export function requiredText(sent: Parameters, name: string): string {
  const text = textIn(sent, name);
  if (text === '') throw errors.badField(name, 'is required');
  return text;
}

/** Tables whose rows programs name, with their keys and what people call a row. */
const NAMED = {
  documents: ['document_id', 'Document'],
  recordings: ['recording_id', 'Recording'],
  templates: ['template_id', 'Template'],
  texts: ['text_id', 'Text'],
  accounts: ['account_id', 'Account'],
} as const;

/**
 * What is named is the tenant's, and an end user's own where documents are his own (contract 30 §24).
 * @throws ApiError 404
 */
export async function requireRow(
  { trx, scope, tenantId }: Pick<ProgramPlace, 'trx' | 'tenantId'> & { readonly scope?: ProgramPlace['scope'] },
  table: keyof typeof NAMED,
  id: number,
): Promise<void> {
  const [key, title] = NAMED[table];
  const own = scope?.kind === 'own' ? sql`and created_by = ${scope.userId}` : sql``;
  const { rows } = await sql`
    select from ${sql.table(table)} where ${sql.ref(key)} = ${id} and tenant_id = ${tenantId} ${own}
    for key share`.execute(trx);
  if (rows.length === 0) throw errors.notFound(title);
}
