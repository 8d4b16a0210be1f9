import { Type } from 'typebox';
import { invalidRequest } from '../../errors.ts';
import { type Column, inOrder, isColumn, RECORD_COLUMNS } from './records/columns.ts';

/** A list as JSON, as text of JSON or with commas. */
export const NameList = Type.Union([Type.Array(Type.String({ maxLength: 128 }), { maxItems: 10_000 }), Type.String()]);

/** Parameters that say which records are meant (contract 40 B11): spread them into an action's `params`. */
export const RECORD_FILTER = {
  tenant_domain: Type.Optional(Type.String({ maxLength: 253 })),
  extension: Type.Optional(Type.String({ maxLength: 64 })),
  direction: Type.Optional(Type.Enum(['inbound', 'outbound', 'local', 'internal', ''])),
  call_type: Type.Optional(Type.Enum(['voice', 'fax', 'conf', 'voicemail', ''])),
  status: Type.Optional(Type.Enum(['answered', 'missed', 'voicemail', 'no_answer', 'busy', 'cancelled', 'failed', ''])),
  leg: Type.Optional(Type.Enum(['a', 'b', 'all', ''])),
};

/** The name of a consumer, of its identity's own choice. */
export const ConsumerName = Type.String({ minLength: 1, maxLength: 64, pattern: '\\S' });

/** @throws IntegrationError 422 for a name that is no column */
export function columnsOf(sent: string | readonly string[] | undefined): readonly Column[] {
  const names = namesOf(sent);
  if (names.length === 0) return RECORD_COLUMNS;
  const unknown = names.find((name) => !isColumn(name));
  if (unknown !== undefined) throw invalidRequest('columns', `there is no column ${unknown.slice(0, 64)}`);
  return inOrder(names.filter(isColumn));
}

export function namesOf(sent: string | readonly string[] | undefined): string[] {
  const list = typeof sent === 'string' ? listIn(sent) : (sent ?? []);
  return list.map((name) => name.trim()).filter((name) => name !== '');
}

function listIn(text: string): string[] {
  if (!text.trimStart().startsWith('[')) return text.split(',');
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) ? parsed.map(String) : [];
  } catch {
    return text.split(',');
  }
}
