import { type Static, Type } from 'typebox';
import type { SentValues } from '../../../features/extensions/extension-values.ts';
import { CreateExtensionBody, UpdateExtensionBody } from '../../../features/extensions/schema.ts';

const { properties: portal } = UpdateExtensionBody;

/** A number as a new extension may have it. */
export const EXTENSION_NUMBER = CreateExtensionBody.properties.extension;

/** Which extension an action is about: by its number within the tenant, or by its uuid. */
export const EXTENSION_NAMES = {
  tenant_domain: Type.Optional(Type.String({ maxLength: 253 })),
  extension: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
  extension_uuid: Type.Optional(Type.String({ format: 'uuid' })),
};

/** What the billing system calls a service of its own. */
export const SERVICE_REF = Type.String({ minLength: 1, maxLength: 64 });

/** Values that have the same name and the same rules in the portal's API (contract 20 §1.2). */
const SAME = {
  number_alias: portal.number_alias,
  display_name: portal.display_name,
  effective_caller_id_name: portal.effective_caller_id_name,
  effective_caller_id_number: portal.effective_caller_id_number,
  outbound_caller_id_name: portal.outbound_caller_id_name,
  outbound_caller_id_number: portal.outbound_caller_id_number,
  emergency_caller_id_number: portal.emergency_caller_id_number,
  directory_first_name: portal.directory_first_name,
  directory_last_name: portal.directory_last_name,
  accountcode: portal.accountcode,
  toll_allow: portal.toll_allow,
  call_timeout: portal.call_timeout,
  max_registrations: portal.max_registrations,
  limit_max: portal.limit_max,
  user_record: portal.user_record,
  description: portal.description,
};

/** What is set of an extension (contract 40 B10.6). */
export const EXTENSION_SETTINGS = {
  ...SAME,
  extension_password: portal.password,
  extension_enabled: portal.enabled,
  voicemail_enabled: Type.Optional(Type.Boolean()),
  voicemail_password: Type.Optional(Type.String({ pattern: '^([0-9]{4,10})?$' })),
  voicemail_mail_to: Type.Optional(Type.String({ maxLength: 1000 })),
  ref: Type.Optional(Type.Union([SERVICE_REF, Type.Literal(''), Type.Null()])),
  secondary_refs: Type.Optional(Type.Array(SERVICE_REF, { maxItems: 100 })),
};

const SETTINGS = Type.Object(EXTENSION_SETTINGS);
export type ExtensionSettings = Static<typeof SETTINGS>;

type Same = keyof typeof SAME;
const SAME_NAMES = Object.keys(SAME).filter((name): name is Same => Object.hasOwn(SAME, name));

/** What was sent as the values of an extension in the features' words. */
export function extensionValuesOf(sent: ExtensionSettings): SentValues {
  const values: SentValues = {};
  for (const name of SAME_NAMES) copy(values, sent, name);
  return {
    ...values,
    ...(sent.extension_password === undefined ? {} : { password: sent.extension_password }),
    ...(sent.extension_enabled === undefined ? {} : { enabled: sent.extension_enabled }),
  };
}

function copy<F extends Same>(to: Pick<SentValues, Same>, from: Pick<SentValues, Same>, field: F): void {
  const value = from[field];
  if (value !== undefined) to[field] = value;
}
