import { Type } from 'typebox';
import { nullable, uuid } from '../../http/fields.ts';

/** One line without control characters; empty = nothing. */
const line = (maxLength: number, description: string) =>
  nullable(Type.String({ maxLength, pattern: '^[^\\u0000-\\u001f\\u007f]*$', description }));

const matching = (pattern: string, maxLength: number, description: string) =>
  nullable(Type.String({ maxLength, pattern: `^(${pattern})?$`, description }));

const dialable = (description: string) => Type.String({ pattern: '^[0-9]{2,11}$', description });
const flag = (description: string) => Type.Optional(Type.Boolean({ description }));
const whole = (minimum: number, maximum: number, description: string) =>
  Type.Optional(Type.Integer({ minimum, maximum, description }));
const tenantId = (description: string) => whole(0, 2_147_483_647, description);
const destination = (description: string) => Type.Optional(line(255, description));

const CALLER_NUMBER = '\\+?[0-9]{2,15}';
const WORDS = '[A-Za-z0-9_.-]+( *, *[A-Za-z0-9_.-]+)*';
const EMAIL = '[^\\s@,]+@[^\\s@,]+';

/** What an end user may write of his own extension (contract 20 §1.7). */
const selfService = {
  effective_caller_id_name: Type.Optional(line(80, 'Name on internal calls; empty = the number.')),
  do_not_disturb: flag('Calls count as busy.'),
  follow_me_enabled: flag('Calls go the follow-me way.'),
  forward_all_enabled: flag('Every call goes to forward_all_destination.'),
  forward_all_destination: destination('Required when forward_all is enabled.'),
  forward_busy_enabled: flag('Calls that find it busy go on; without destination they end busy, no mailbox.'),
  forward_busy_destination: destination('Where to.'),
  forward_no_answer_enabled: flag('Unanswered calls go on.'),
  forward_no_answer_destination: destination('Where to.'),
  forward_user_not_registered_enabled: flag('Calls while no phone is registered go on.'),
  forward_user_not_registered_destination: destination('Where to.'),
};

export const SELF_SERVICE_FIELDS: ReadonlySet<string> = new Set(Object.keys(selfService));

const fields = {
  ...selfService,
  extension: Type.Optional(dialable('Number and SIP user name.')),
  password: Type.Optional(
    nullable(
      Type.String({
        maxLength: 128,
        pattern: '^([^\\u0000-\\u001f\\u007f]{6,})?$',
        description: 'SIP digest secret, at least 6 characters; empty or ******** keeps it, absent on create: made.',
      }),
    ),
  ),
  display_name: Type.Optional(line(80, 'Write-only alias of effective_caller_id_name.')),
  number_alias: Type.Optional(matching('[0-9]{2,11}', 11, 'Second number that reaches it.')),
  effective_caller_id_number: Type.Optional(matching('\\+?[0-9*#]{1,20}', 21, 'Number on internal calls.')),
  outbound_caller_id_name: Type.Optional(line(80, 'Name to outside.')),
  outbound_caller_id_number: Type.Optional(matching(CALLER_NUMBER, 16, 'Number to outside.')),
  emergency_caller_id_name: Type.Optional(line(80, 'Name on emergency calls.')),
  emergency_caller_id_number: Type.Optional(matching(CALLER_NUMBER, 16, 'Number on emergency calls.')),
  directory_first_name: Type.Optional(line(128, 'For *411 and phone books.')),
  directory_last_name: Type.Optional(line(128, 'For *411 and phone books.')),
  directory_visible: flag('Appears in *411 and phone books.'),
  directory_exten_visible: flag('*411 speaks the number.'),
  call_timeout: whole(5, 600, 'Seconds it rings.'),
  call_group: Type.Optional(matching(WORDS, 255, 'Comma list of pickup groups.')),
  toll_allow: Type.Optional(matching(WORDS, 255, 'Comma list of classes it may dial; empty = all.')),
  accountcode: Type.Optional(line(80, 'Label in call records; empty = the domain name.')),
  hold_music: Type.Optional(line(255, 'What its held parties hear.')),
  user_context: Type.Optional(line(255, 'Kept for clients; empty = the domain name.')),
  user_record: Type.Optional(
    Type.Enum(['none', 'local', 'inbound', 'outbound', 'all'], { description: 'Which calls are recorded.' }),
  ),
  absolute_codec_string: Type.Optional(line(255, 'Comma list: exactly the codecs offered to it.')),
  extension_type: Type.Optional(Type.Enum(['voice', 'fax'])),
  fax_email: Type.Optional(matching(EMAIL, 128, 'Fax-to-email address.')),
  enabled: flag('Off: cannot register, call or be called.'),
  description: Type.Optional(
    nullable(Type.String({ maxLength: 1000, pattern: '^[^\\u0000]*$', description: 'Free text.' })),
  ),
  user_id: Type.Optional(
    nullable(Type.Integer({ minimum: 1, maximum: 2_147_483_647, description: 'Login it belongs to; null unlinks.' })),
  ),
  limit_max: whole(1, 1000, 'Concurrent calls.'),
  limit_destination: destination('Where calls above limit_max go; empty = busy.'),
  max_registrations: whole(1, 100, 'Contacts at once; the oldest is dropped.'),
  missed_call_app: Type.Optional(nullable(Type.Enum(['email']))),
  missed_call_data: Type.Optional(
    matching(`${EMAIL}( *, *${EMAIL})*`, 255, 'Addresses that are told of missed calls.'),
  ),
  call_screen_enabled: flag('Callers from outside say who they are.'),
  mwi_account: Type.Optional(line(255, 'Mailbox whose state its phones show.')),
  auth_acl: Type.Optional(line(1000, 'Comma list of CIDRs and names of access lists that it may come from.')),
  extension_language: Type.Optional(matching('[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*', 35, 'Language of prompts.')),
};

/** What GET answers and nobody writes, and what forms of other modules send along (contract 20 §0.3). */
const IGNORED = [
  'extension_uuid',
  'domain_uuid',
  'domain_name',
  'tenant_name',
  'extension_number',
  'linked_user_id',
  'linked_username',
  'follow_me_uuid',
  'registered',
  'registration_count',
  'assigned_account_id',
  'assigned_to',
  'device_profile_name',
];

export const CreateExtensionBody = Type.Object(
  {
    ...fields,
    extension: dialable('Number and SIP user name.'),
    tenant_id: tenantId('Super admin only.'),
  },
  { additionalProperties: false, 'x-ignored': IGNORED },
);

export const UpdateExtensionBody = Type.Object(
  { ...fields, tenant_id: tenantId('It never changes; another one than the caller’s own is refused.') },
  { additionalProperties: false, 'x-ignored': IGNORED },
);

export const AssignExtensionBody = Type.Object(
  {
    user_id: Type.Optional(nullable(Type.Integer({ maximum: 2_147_483_647 }))),
    account_id: Type.Optional(nullable(Type.Integer({ maximum: 2_147_483_647 }))),
  },
  { additionalProperties: false },
);

const text = () => Type.Union([Type.String(), Type.Null()]);

const rowFields = {
  domain_uuid: uuid(),
  extension_uuid: uuid(),
  extension: Type.String(),
  number_alias: text(),
  effective_caller_id_name: Type.String(),
  effective_caller_id_number: Type.String(),
  outbound_caller_id_name: text(),
  outbound_caller_id_number: text(),
  call_timeout: Type.Integer(),
  call_group: text(),
  do_not_disturb: Type.Boolean(),
  user_record: Type.String(),
  forward_all_enabled: Type.Boolean(),
  forward_all_destination: text(),
  follow_me_enabled: Type.Boolean(),
  enabled: Type.Boolean(),
  description: text(),
  assigned_account_id: nullable(Type.Integer()),
  assigned_to: text(),
  fax_email: text(),
  extension_type: Type.String(),
  linked_user_id: nullable(Type.Integer()),
  linked_username: text(),
  registered: Type.Boolean(),
  registration_count: Type.Integer(),
};

/** Row of the list (contract 20 §1.3). */
export const ExtensionRowReply = Type.Object({
  ...rowFields,
  tenant_name: Type.Optional(Type.String({ description: 'Super admin only.' })),
});

/** The whole object (contract 20 §1.2). */
export const ExtensionReply = Type.Object({
  ...rowFields,
  tenant_id: Type.Integer(),
  domain_name: Type.String(),
  follow_me_uuid: nullable(uuid()),
  password: Type.Optional(Type.String({ description: 'Super admin and tenant admin only.' })),
  emergency_caller_id_name: text(),
  emergency_caller_id_number: text(),
  directory_first_name: text(),
  directory_last_name: text(),
  directory_visible: Type.Boolean(),
  directory_exten_visible: Type.Boolean(),
  toll_allow: text(),
  accountcode: Type.String(),
  hold_music: text(),
  user_context: Type.String(),
  absolute_codec_string: text(),
  forward_busy_enabled: Type.Boolean(),
  forward_busy_destination: text(),
  forward_no_answer_enabled: Type.Boolean(),
  forward_no_answer_destination: text(),
  forward_user_not_registered_enabled: Type.Boolean(),
  forward_user_not_registered_destination: text(),
  limit_max: Type.Integer(),
  limit_destination: text(),
  max_registrations: Type.Integer(),
  missed_call_app: text(),
  missed_call_data: text(),
  call_screen_enabled: Type.Boolean(),
  mwi_account: text(),
  auth_acl: text(),
  extension_language: text(),
});
