import { sql } from '@strowger/db';
import { Type } from 'typebox';
import { MASKED } from '../../audit/mask-secrets.ts';
import { flagNumber, nullable, uuid } from '../../http/fields.ts';
import type { Field } from '../../http/resource/field.ts';
import { epochField, trueTextField } from '../../http/resource/ready-fields.ts';
import type { Vault } from '../../secrets/vault.ts';
import { PROVIDER_TYPES } from './provider-types.ts';

/** What stands in a SIP message as it is: nothing that ends a line, a quotation or an address. */
const TOKEN = '^[^\\s\\p{Cc}"<>]*$';
const HOST_PORT = '^$|^[0-9A-Za-z.:_\\[\\]-]{1,128}$';
const MAIL = '^$|^[^\\s@\\p{Cc}]+@[^\\s@\\p{Cc}]+$';
/** `strip|add,strip|add` (contract 30 §5.3 step 5). */
const REWRITING = '^$|^[0-9A-Za-z+*#]*(?:\\|[0-9A-Za-z+*#]*)?(?:,[0-9A-Za-z+*#]*(?:\\|[0-9A-Za-z+*#]*)?)*$';

/** Text that `null` empties. */
function textField(maxLength: number, pattern: string, description?: string): Field {
  const schema = Type.String({ maxLength, pattern, ...(description === undefined ? {} : { description }) });
  return { schema: nullable(schema), store: (sent) => sent ?? '' };
}

const tokenField = (description?: string): Field => textField(128, TOKEN, description);
const addressField = (description?: string): Field => textField(128, HOST_PORT, description);
/** `"true"` or `"false"`. */
const trueField = (description: string, fallback: 'true' | 'false' = 'false'): Field => ({
  ...trueTextField(),
  schema: Type.Enum(['true', 'false'], { description, default: fallback }),
});
const flagField = (): Field => ({
  schema: flagNumber(),
  show: (stored) => Number(stored),
  store: (sent) => sent === 1,
});
const secondsField = (maximum: number): Field => ({ schema: Type.Integer({ minimum: 1, maximum }) });

/** A number, or nothing, which reads as empty text. */
const countField = (description: string): Field => ({
  schema: nullable(Type.Integer({ minimum: 0, maximum: 86_400, description })),
  show: (stored) => stored ?? '',
});

/**
 * A secret that answers show the mask of, and the field that its change is told by (contract 30 §2.1). Empty text and the
 * mask keep it, which is for whoever reads the body to see to; null clears it.
 */
function maskedFields(vault: Vault, name: 'password' | 'httpkey', column = name): Record<string, Field> {
  const context = `providers.${column}`;
  return {
    [name]: {
      schema: nullable(Type.String({ maxLength: 128, description: `Answered as ${MASKED} where it is set.` })),
      column,
      show: (stored) => (stored === null ? '' : MASKED),
      store: (sent) => (typeof sent === 'string' && sent !== '' ? vault.seal(sent, context) : null),
    },
    [`sealed_${name}`]: {
      schema: nullable(Type.String()),
      column,
      write: 'never',
      shownTo: [],
      secret: true,
      standsFor: name,
    },
  };
}

/** Without the secrets that were sent back as they were shown, or empty. */
export function withoutMasks<T extends object>(body: T): Record<string, unknown> {
  const isKept = ([name, value]: [string, unknown]) =>
    (name === 'password' || name === 'httpkey') && (value === '' || value === MASKED);
  return Object.fromEntries(Object.entries(body).filter((entry) => !isKept(entry)));
}

const SHOWN_CODECS = sql`case
  when r.type <> 'sip' then ''
  when r.codec_prefs <> '' then r.codec_prefs
  when r.service_flag & 3 = 2 then 'PCMU,PCMA,T38'
  else 'PCMU,PCMA,OPUS,G722' end`;

/** Everything that is set of a provider, in the order of contract 30 §2.1. */
export const providerFields = (vault: Vault): Record<string, Field> => ({
  provider_id: { schema: Type.Integer(), write: 'never' },
  tenant_id: {
    schema: Type.Integer({ description: '0: shared by all tenants.' }),
    write: 'never',
    show: (stored) => stored ?? 0,
  },
  name: { schema: Type.String({ maxLength: 128, pattern: '^[A-Za-z0-9][A-Za-z0-9 ._-]*$' }), required: true },
  type: {
    schema: Type.Enum([...PROVIDER_TYPES], {
      description:
        'Calls go by `sip`, texts by `http`, mail of a tenant by `smtp`, or by the mail server of the platform where he has none. `smpp` is kept and listed.',
    }),
    required: true,
    write: 'once',
  },
  service_flag: {
    schema: Type.Integer({ minimum: 0, description: 'Bits of services, reduced to what the type can do.' }),
  },
  node_id: {
    schema: nullable(
      Type.Integer({
        minimum: 0,
        description:
          'Of several nodes the one that registers with it (STROWGER_NODE_ID); null: one that the system chooses.',
      }),
    ),
  },
  host: {
    schema: Type.String({
      minLength: 1,
      maxLength: 128,
      description: 'Address or name; a port behind it becomes `port`.',
    }),
    required: true,
  },
  port: { schema: Type.Integer({ minimum: 1, maximum: 65_535 }) },
  username: tokenField(),
  ...maskedFields(vault, 'password'),
  register: trueTextField(),
  prefix: textField(255, REWRITING, 'How numbers are rewritten: `strip|add`, several by commas.'),
  weight: { schema: Type.Integer({ minimum: -1_000_000, maximum: 1_000_000, description: 'Higher is tried first.' }) },
  active: flagField(),
  description: textField(255, '^[^\\p{Cc}]*$'),
  settings: {
    ...textField(
      4096,
      '^[^\\0]*$',
      'Lines of `key=value`: more parameters of the gateway. The embedded engine knows ' +
        '`rtp_secure_media=mandatory|optional|forbidden` and `fax_t38=true|false`, whether faxes ask for T.38 or refuse it (else it is taken by providers of fax, and by those whose codecs name T38); all others are kept for a FreeSWITCH gateway. Of an `http` provider: ' +
        '`format=json|form`, and what it calls `to`, `from`, `text` and `reference`.',
    ),
    setBy: ['A'],
  },
  dialstring: textField(255, '^[^\\p{Cc}]*$', 'Kept and given back; nothing is dialled by it.'),
  ...maskedFields(vault, 'httpkey'),
  encryption: { schema: Type.Enum(['', 'tls', 'ssl'], { description: 'Of an SMTP server: `tls` is STARTTLS.' }) },
  from_email: textField(128, MAIL, 'Sender of an SMTP server.'),
  fpbx_gateway_uuid: {
    schema: nullable(uuid()),
    write: 'never',
    followed: sql`case when r.type = 'sip' then r.fpbx_gateway_uuid end`,
  },
  realm: tokenField('Of the digest; empty: the proxy, else the host.'),
  from_user: tokenField('Empty: the user name.'),
  from_domain: tokenField('Empty: the host.'),
  proxy: addressField('Empty: the host.'),
  outbound_proxy: addressField('First hop of everything that is sent to it; empty: none.'),
  register_proxy: addressField('First hop of registrations alone; empty: the outbound proxy.'),
  auth_username: tokenField('Empty: the user name.'),
  extension: tokenField('User part of the Contact; empty: the user name.'),
  extension_in_contact: trueField(
    'For a FreeSWITCH gateway. The embedded engine changes nothing by it: its Contact has `extension` as user part in any case.',
  ),
  contact_in_ping: trueField('Pings (OPTIONS) have a Contact.'),
  distinct_to: trueField('To of a registration names the user name at the host, whatever From says.'),
  caller_id_in_from: trueField("From names the caller in place of the provider's account."),
  supress_cng: trueField(
    'No comfort noise is made. For a FreeSWITCH gateway: the embedded engine never sends comfort noise (RFC 3389), whatever it says.',
  ),
  register_transport: { schema: Type.Enum(['udp', 'tcp', 'tls'], { description: 'Of registrations and of calls.' }) },
  tls_verify: trueField(
    'Over TLS the provider must show a certificate for its name, in its time, by an authority that this machine knows or ' +
      '`tls_ca`. `false` takes any: whoever is on the way can then read and redirect calls.',
    'true',
  ),
  tls_ca: textField(
    32_768,
    '^$|^[^\\0]*-----BEGIN CERTIFICATE-----[^\\0]*$',
    'Certificates of authorities that are believed for this provider beside those of the machine: PEM text.',
  ),
  expire_seconds: secondsField(604_800),
  retry_seconds: secondsField(86_400),
  ping: countField('OPTIONS every so many seconds.'),
  ping_min: countField('Missed ones after which it counts as down.'),
  ping_max: countField('Good ones after which it counts as up.'),
  contact_params: textField(255, TOKEN, 'More parameters of the URI in our Contact, `name=value` by semicolons.'),
  sip_cid_type: { schema: Type.Enum(['none', 'pid', 'rpid']) },
  outbound_caller_id: textField(20, '^$|^\\+?[0-9]{1,19}$', 'The caller of every call over it.'),
  caller_id_policy: { schema: Type.Enum(['any', 'owned']) },
  codec_prefs: { ...textField(128, '^[A-Za-z0-9, ]*$', 'Most wanted first.'), followed: SHOWN_CODECS },
  channels: { schema: Type.Integer({ minimum: 0, maximum: 1_000_000, description: 'Calls at once; 0: no limit.' }) },
  hostname: tokenField('Only the machine with this host name uses it; empty: every one.'),
  context: {
    schema: Type.String({
      minLength: 1,
      maxLength: 128,
      pattern: '^[0-9A-Za-z._-]+$',
      description:
        "Where its calls enter. The domain of a tenant: the numbers of that tenant alone; anything else, as `public`: all numbers. A tenant's own provider brings calls for that tenant alone in any case.",
    }),
  },
  profile: {
    schema: Type.Enum(['external', 'internal'], {
      description:
        'The SIP profile of a FreeSWITCH engine that has the gateway. The embedded engine has one place for all.',
    }),
  },
  enabled: { ...trueTextField(), column: 'active' },
  date_created: epochField(),
  last_updated: epochField(),
});
