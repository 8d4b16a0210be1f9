import { Type } from 'typebox';
import type { Access } from '../../access/policy.ts';
import { errors } from '../../http/errors.ts';
import { flagNumber, nullable } from '../../http/fields.ts';
import type { Field, Shown } from '../../http/resource/field.ts';
import { epochField } from '../../http/resource/ready-fields.ts';
import type { Change, Resource } from '../../http/resource/resource.ts';
import { readPrefix } from './destination-id.ts';
import { refuseDestinationDelete } from './refuse-destination-delete.ts';

const all = (permission: string): Access => ({ callers: ['A', 'T', 'U'], permission });
const superAdmins = (permission: string): Access => ({ callers: ['A'], permission });

const number = (): Field => ({ schema: nullable(Type.Integer()) });
const text = (maxLength: number): Field => ({
  schema: nullable(Type.String({ maxLength, pattern: '^[^\\p{Cc}]*$' })),
  store: (sent) => sent ?? '',
});

/** Dialling prefixes (contract 30 §4). Those that stand for a DID are its tenant's, all others everybody's. */
export const DESTINATIONS: Resource = {
  path: '/destination',
  tag: 'Destinations',
  what: 'Destination',
  plural: 'Destinations',
  table: 'destinations',
  key: { field: 'destination_id', kind: 'name' },
  fields: {
    destination_id: { schema: Type.String() },
    prefix: {
      schema: Type.String({ minLength: 1, maxLength: 32, description: 'Digits, or * for everything.' }),
      required: true,
    },
    carrier_id: number(),
    name: { schema: Type.String({ minLength: 1, maxLength: 64, pattern: '^[^\\p{Cc}]*$' }), required: true },
    timezone_id: number(),
    timezone_dst: { schema: flagNumber(), show: (stored) => Number(stored), store: (sent) => sent === 1 },
    country_id: number(),
    ocn: text(16),
    carriertype_id: number(),
    is_did: {
      schema: flagNumber(),
      write: 'never',
      show: (stored) => Number(stored),
    },
    date_created: epochField(),
    last_updated: epochField(),
  },
  rows: { tenant: 'tenant_id', common: 'seen' },
  access: {
    read: all('destination_read'),
    update: superAdmins('destination_update'),
    delete: superAdmins('destination_delete'),
  },
  listed: ['destination_id', 'prefix', 'carrier_id', 'name', 'timezone_id', 'country_id'],
  named: 'name',
  searched: ['name', 'prefix'],
  filters: { destination_id: 'text', carrier_id: 'text', timezone_id: 'text', country_id: 'text', name: 'contains' },
  order: [{ field: 'name' }],
  times: { created: 'date_created', updated: 'last_updated' },
  ignored: ['tenant_name', 'company', 'created_by', 'updated_by', 'user_id'],
  taken: (_constraint, { prefix }) => `A destination with the prefix ${prefix} already exists`,
  hooks: { complete: completed, before: refuseUsed },
};

/** The prefix without a plus, which is the id as well unless another one was sent. @throws ApiError 400 */
async function completed({ before, after }: Change): Promise<Shown> {
  if (after === null || after['prefix'] === before?.['prefix']) return {};
  const prefix = readOr400('prefix', after['prefix']);
  if (before !== null) return { prefix };
  return {
    prefix,
    destination_id: after['destination_id'] ? readOr400('destination_id', after['destination_id']) : prefix,
  };
}

function readOr400(field: string, sent: unknown): string {
  const prefix = readPrefix(String(sent));
  if (prefix === null) throw errors.badField(field, 'must be 1 to 15 digits, or * for everything');
  return prefix;
}

async function refuseUsed({ writer, before, after }: Change): Promise<void> {
  if (before !== null && after === null) await refuseDestinationDelete(writer.trx, before);
}
