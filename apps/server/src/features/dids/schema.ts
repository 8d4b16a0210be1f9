import { Type } from 'typebox';
import { flagNumber, nullable } from '../../http/fields.ts';

const label = (description?: string) =>
  Type.Optional(
    nullable(Type.String({ maxLength: 128, pattern: '^[^\\p{Cc}]*$', ...(description ? { description } : {}) })),
  );

const written = {
  tenant_id: Type.Optional(Type.Integer({ minimum: 0 })),
  first_name: label('Its label.'),
  description: label('The same.'),
  label: label('The same.'),
  domain: Type.Optional(nullable(Type.String({ maxLength: 255, pattern: '^[0-9A-Za-z.-]*$' }))),
  active: Type.Optional(flagNumber()),
};

/** Columns of accounts that forms and files carry along, and what lists show (contract 30 §6). */
const IGNORED = [
  'id',
  'account_id',
  'type',
  'username',
  'last_name',
  'email',
  'passwd',
  'passwd_pin',
  'address',
  'caller_id_name',
  'settings',
  'linkdid_id',
  'company',
  'tenant_name',
  'created_by',
  'updated_by',
  'user_id',
  'date_created',
  'last_updated',
  'fax_account_id',
  'fax_account_name',
  'fax_accounts',
];
const closed = (ignored: readonly string[]) => ({ additionalProperties: false, 'x-ignored': [...ignored] });

export const newDid = Type.Object(
  {
    phone: Type.String({ minLength: 1, maxLength: 32, description: '3 to 15 digits, with + before them or not.' }),
    ...written,
  },
  closed(IGNORED),
);

/** The number itself does not change. */
export const changedDid = Type.Object(written, closed([...IGNORED, 'phone']));

export const didAssignment = Type.Object(
  {
    fax_account_id: Type.Optional(nullable(Type.Integer({ description: 'Linked; null unlinks all.' }))),
    account_id: Type.Optional(nullable(Type.Integer({ description: 'The same.' }))),
    tenant_id: Type.Optional(
      nullable(Type.Integer({ minimum: 0, description: 'Super admins: whose the DID is from now on.' })),
    ),
  },
  closed([]),
);

/** The first of the names for a label that was sent. */
export function labelIn(body: {
  readonly first_name?: string | null;
  readonly description?: string | null;
  readonly label?: string | null;
}): string | undefined {
  const sent = [body.first_name, body.description, body.label].filter((text) => text !== undefined);
  return sent.length === 0 ? undefined : (sent.find((text) => text) ?? '');
}
