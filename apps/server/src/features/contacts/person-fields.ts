import { errors } from '../../http/errors.ts';
import type { Field } from '../../http/resource/field.ts';
import { emailField, lineField } from '../../http/resource/ready-fields.ts';
import type { Change, Filter } from '../../http/resource/resource.ts';

export const mayWithContacts = (permission: string) => ({ callers: ['A', 'T', 'U'], permission }) as const;

/** Longest text of each field of somebody outside (contract 30 §9, §11), in the order of CSV files. */
export const PERSON_LENGTHS = {
  phone: 32,
  first_name: 64,
  last_name: 64,
  email: 64,
  address: 128,
  custom1: 128,
  custom2: 128,
  custom3: 128,
  description: 255,
} as const;

/** What is known of somebody outside, as contacts and the do-not-contact list have it. */
export const PERSON_FIELDS: Readonly<Record<keyof typeof PERSON_LENGTHS, Field>> = {
  first_name: lineField(PERSON_LENGTHS.first_name),
  last_name: lineField(PERSON_LENGTHS.last_name),
  phone: lineField(
    PERSON_LENGTHS.phone,
    '^[^\\p{Cc}]*[0-9][^\\p{Cc}]*$|^$',
    'Kept as it is written; digits are compared.',
  ),
  email: emailField(PERSON_LENGTHS.email),
  address: lineField(PERSON_LENGTHS.address),
  custom1: lineField(PERSON_LENGTHS.custom1),
  custom2: lineField(PERSON_LENGTHS.custom2),
  custom3: lineField(PERSON_LENGTHS.custom3),
  description: lineField(PERSON_LENGTHS.description),
};

export const PERSON_FILTERS: Readonly<Record<string, Filter>> = {
  phone: 'digits_end',
  email: 'text',
  first_name: 'contains',
  last_name: 'contains',
  user_id: 'id',
  created_by: { field: 'user_id', by: 'id' },
};

/** @throws ApiError 400 for somebody who can be reached by nothing */
export async function requireReachable({ after }: Change): Promise<void> {
  if (after === null || after['phone'] || after['email']) return;
  throw errors.badField('phone', 'or email must be given');
}
