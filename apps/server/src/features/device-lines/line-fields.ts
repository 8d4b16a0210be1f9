import { sql } from '@strowger/db';
import { Type } from 'typebox';
import { MASKED } from '../../audit/mask-secrets.ts';
import { SIP_PASSWORD_CONTEXT } from '../../engine/directory-rows.ts';
import { nullable, uuid } from '../../http/fields.ts';
import type { Field } from '../../http/resource/field.ts';
import type { Reference } from '../../http/resource/references.ts';
import type { Platform } from '../../platform.ts';
import type { Vault } from '../../secrets/vault.ts';
import { usualPort } from './usual-port.ts';

const LINE_PASSWORD_CONTEXT = 'device_lines.password';

const text = (maxLength: number, description: string) =>
  nullable(Type.String({ maxLength, pattern: '^[^\\u0000-\\u001f\\u007f]*$', description }));
const host = (description: string) =>
  nullable(
    Type.String({
      maxLength: 255,
      pattern: '^([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+\\]|[0-9A-Fa-f:.]+)?(:[0-9]{1,5})?$',
      description,
    }),
  );
/** Texts of digits that clients also send as numbers (contract 20 §0.4). */
const digits = (pattern: string, description: string) => Type.String({ pattern: `^(${pattern})?$`, description });

const ONE_TO_99 = '[1-9][0-9]?';
const PORT = '[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]';
const EXPIRY = '[6-9][0-9]|[1-9][0-9]{2,3}|[1-7][0-9]{4}|8[0-5][0-9]{3}|86[0-3][0-9]{2}|86400';

const ofExtension = (column: 'extension' | 'effective_caller_id_name' | 'password') =>
  sql`(select e.${sql.ref(column)} from extensions e where e.extension_uuid = r.extension_uuid)`;

export const LINE_REFERENCES: readonly Reference[] = [
  {
    field: 'extension_uuid',
    table: 'extensions',
    column: 'extension_uuid',
    where: sql<boolean>`extension_type = 'voice'`,
  },
];

/**
 * A line of a device (contract 20 §2.3). What a bound line does not say itself is read from its extension, so that it
 * follows it: its identity always.
 * @param password how a line's password is shown
 */
export function lineFields({ environment }: Pick<Platform, 'environment'>, password: Field): Record<string, Field> {
  const [plain, secure] = ['udp', 'tls'].map((transport) => String(usualPort(environment, transport)));
  const port = sql`case r.sip_transport when 'tls' then ${secure} else ${plain} end`;
  return {
    device_line_uuid: { schema: uuid(), write: 'never' },
    extension_uuid: {
      schema: nullable(Type.String({ format: 'uuid', description: 'The line takes its identity from it.' })),
    },
    line_number: { schema: nullable(digits(ONE_TO_99, 'Place on the phone; 1 where none is named.')) },
    server_address: {
      schema: host("Registrar; empty: the tenant's SIP domain where it leads here, else the platform's address."),
      followed: sql`coalesce(r.server_address,
        (select d.server_address from device_defaults d where d.tenant_id = r.tenant_id))`,
    },
    server_address_primary: { schema: host('Registrar instead of server_address.') },
    server_address_secondary: { schema: host('Registrar when the first does not answer.') },
    user_id: {
      schema: text(80, 'SIP user; of a bound line its extension.'),
      column: 'sip_user',
      followed: sql`coalesce(${ofExtension('extension')}, r.sip_user)`,
    },
    auth_id: {
      schema: text(80, 'Who logs in; of a bound line its extension.'),
      column: 'sip_auth',
      followed: sql`coalesce(${ofExtension('extension')}, r.sip_auth, r.sip_user)`,
    },
    password,
    display_name: {
      schema: text(80, "Name; empty: the extension's."),
      followed: sql`coalesce(r.display_name, ${ofExtension('effective_caller_id_name')})`,
    },
    label: { schema: text(80, 'What the phone shows beside the key.') },
    shared_line: { schema: text(20, '`shared`: others have the same line.') },
    sip_port: {
      schema: nullable(digits(PORT, "Empty: the platform's.")),
      followed: sql`coalesce(r.sip_port, ${port})`,
    },
    sip_transport: { schema: Type.Enum(['udp', 'tcp', 'tls', 'dns srv']) },
    register_expires: { schema: nullable(digits(EXPIRY, 'Seconds; 3600 where none are named.')) },
    outbound_proxy_primary: { schema: host('Host, or host:port.') },
    outbound_proxy_secondary: { schema: host('Host, or host:port.') },
    enabled: { schema: Type.Boolean() },
  };
}

const passwordSchema = () =>
  Type.Union([Type.String({ maxLength: 128, pattern: '^[^\\u0000-\\u001f\\u007f]*$' }), Type.Null()], {
    'x-secret': true,
    description: 'SIP digest secret; of a bound line that of its extension.',
  });

/** Sealed as the extension's, or as the line's own. */
const sealedPassword = sql`case when r.extension_uuid is null
  then 'line=' || r.password else 'extension=' || ${ofExtension('password')} end`;

/** A line's secret as admins read it. */
export function clearPassword(vault: Vault): Field {
  return {
    schema: passwordSchema(),
    secret: true,
    shownTo: ['A', 'T'],
    followed: sealedPassword,
    show: (stored) => openLinePassword(vault, stored),
    store: (sent) => (typeof sent === 'string' ? vault.seal(sent, LINE_PASSWORD_CONTEXT) : null),
  };
}

/** The same within a device: masked, for whoever may see the device. */
export function maskedPassword(vault: Vault): Field {
  const { shownTo: _everybody, ...field } = clearPassword(vault);
  return { ...field, show: (stored) => (stored === null ? null : MASKED) };
}

/** @param stored whose it is, and the sealed secret */
export function openLinePassword(vault: Vault, stored: unknown): string | null {
  if (typeof stored !== 'string') return null;
  const [whose, ...sealed] = stored.split('=');
  return vault.open(sealed.join('='), whose === 'extension' ? SIP_PASSWORD_CONTEXT : LINE_PASSWORD_CONTEXT);
}
