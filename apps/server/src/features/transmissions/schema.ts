import { type TProperties, Type } from 'typebox';
import { epochSeconds, flagNumber, flagText, nullable } from '../../http/fields.ts';
import { listQueryKeys } from '../../http/list-query.ts';
import { FILTER_KEYS } from './list-filters.ts';

const text = () => Type.String();
const optionalId = () => nullable(Type.Integer());

const Account = Type.Object({
  account_id: optionalId(),
  username: text(),
  first_name: text(),
  last_name: text(),
  phone: text(),
  email: text(),
});

const Contact = Type.Object({
  contact_id: optionalId(),
  first_name: text(),
  last_name: text(),
  phone: text(),
  email: text(),
});

const row = {
  transmission_id: Type.Integer(),
  tenant_id: Type.Integer(),
  account_id: optionalId(),
  account_phone: text(),
  account_email: text(),
  user_id: optionalId(),
  username: nullable(text()),
  contact_id: optionalId(),
  contact_phone: nullable(text()),
  contact_email: nullable(text()),
  format: nullable(text()),
  file_name: nullable(text()),
  document_id: optionalId(),
  status: text(),
  response: text(),
  response_text: text(),
  service_flag: Type.Integer(),
  is_read: flagText(),
  origin: text(),
  direction: Type.Enum(['inbound', 'outbound', 'internal']),
  title: text(),
  last_run: nullable(epochSeconds()),
  is_print: flagText(),
  pages: Type.Integer(),
  account: Account,
  contact: Contact,
  program_id: optionalId(),
  campaign_id: optionalId(),
  try_allowed: Type.Integer(),
  try_done: Type.Integer(),
  date_created: epochSeconds(),
};

/** Contract 30 §18.2. */
export const TransmissionRowReply = Type.Object(row);

const shownOfOne = {
  next_try: nullable(epochSeconds()),
  sendcover: flagNumber(),
  personalize_fax: flagNumber(),
  is_deleted: flagNumber(),
  is_downloaded: flagText(),
  partial: flagNumber(),
  created_by: optionalId(),
  last_updated: epochSeconds(),
};

/** Contract 30 §18.1. */
export const TransmissionReply = Type.Object({ ...row, ...shownOfOne });

const ContactIn = Type.Object(
  {
    phone: Type.Optional(nullable(Type.String({ maxLength: 32 }))),
    email: Type.Optional(nullable(Type.String({ maxLength: 64 }))),
    first_name: Type.Optional(nullable(Type.String({ maxLength: 64 }))),
    last_name: Type.Optional(nullable(Type.String({ maxLength: 64 }))),
    contact_id: Type.Optional(nullable(Type.Integer())),
  },
  { additionalProperties: true },
);

const id = (minimum: number) => Type.Optional(nullable(Type.Integer({ minimum })));

/** What a client may set of a transmission. */
const written = {
  title: Type.Optional(nullable(Type.String({ maxLength: 255 }))),
  contact_id: id(-2),
  phone: Type.Optional(nullable(Type.String({ maxLength: 32, pattern: '^[^\\p{Cc}]*[0-9][^\\p{Cc}]*$|^$' }))),
  email: Type.Optional(nullable(Type.String({ maxLength: 64, pattern: '^[^\\s@\\p{Cc}]+@[^\\s@\\p{Cc}]+$|^$' }))),
  contact: Type.Optional(nullable(ContactIn)),
  account_id: id(-3),
  try_allowed: Type.Optional(nullable(Type.Integer({ minimum: 0, maximum: 10, description: '0 is read as 1.' }))),
  direction: Type.Optional(nullable(Type.Enum(['outbound', 'internal', 'inbound']))),
  sendcover: Type.Optional(flagNumber()),
  personalize_fax: Type.Optional(flagNumber()),
  is_read: Type.Optional(flagText()),
  is_print: Type.Optional(flagText()),
  is_downloaded: Type.Optional(flagText()),
  user_id: id(1),
  created_by: id(1),
  tenant_id: id(0),
};

const IGNORED = [
  ...Object.keys(row),
  ...Object.keys(shownOfOne),
  'notify',
  'type',
  'company',
  'tenant_name',
  'updated_by',
  'service',
];

/** What is shown and not set is dropped, not refused. */
function bodyOf<P extends TProperties>(properties: P) {
  return Type.Object(properties, {
    additionalProperties: false,
    'x-ignored': IGNORED.filter((name) => !(name in properties)),
  });
}

export const TransmissionCreate = bodyOf({ ...written, program_id: id(0) });

export const TransmissionUpdate = bodyOf({
  ...written,
  program_id: id(1),
  status: Type.Optional(
    nullable(Type.String({ description: '`pending` on one that failed: ready to be sent again.' })),
  ),
});

export const listQuery = Type.Object({
  ...listQueryKeys,
  ...Object.fromEntries(FILTER_KEYS.map((name) => [name, Type.Optional(Type.String())])),
});

/** Contract 30 §18.3. */
export const LogReply = Type.Object({
  spool_id: Type.Integer(),
  account_id: optionalId(),
  transmission_id: Type.Integer(),
  status: text(),
  response: text(),
  response_text: text(),
  time_spool: epochSeconds(),
  time_start: nullable(epochSeconds()),
  time_connect: nullable(epochSeconds()),
  time_end: nullable(epochSeconds()),
  amount: Type.Integer(),
  amount_net: Type.Integer(),
  pages: Type.Integer(),
  cost: Type.Number(),
  rate: Type.Number(),
  service_flag: Type.Integer(),
  provider_id: optionalId(),
  destination_id: nullable(text()),
  call_id: nullable(text()),
});
