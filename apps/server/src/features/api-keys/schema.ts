import { type Static, Type } from 'typebox';
import { epochSeconds, flagNumber, nullable } from '../../http/fields.ts';
import { listQueryKeys } from '../../http/list-query.ts';

const MOST_A_MINUTE = 1_000_000;

const name = () => Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' });
const rateLimit = () =>
  Type.Integer({ minimum: 0, maximum: MOST_A_MINUTE, description: 'Requests a minute; 0 = any number.' });
/** An ISO date-time is cut, and `""` means none (contract 10 §2.1, §2.4). */
const lastDay = () =>
  nullable(
    Type.String({
      pattern: '^(\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])([T ].{0,40})?)?$',
      description: 'The last day, UTC, on which it is good: YYYY-MM-DD.',
    }),
  );

/** A key is its owner’s: naming a tenant sets nothing, naming another one is refused (contract 10 §2.6). */
const ownTenant = () => Type.Optional(nullable(Type.Integer()));

/** Contract 10 §1.11, and whose key it is. */
export const apiKeyObject = Type.Object({
  api_key_id: Type.Integer(),
  user_id: Type.Integer(),
  username: Type.String(),
  tenant_id: Type.Integer(),
  name: Type.String(),
  key_prefix: Type.String({ description: 'First 8 characters of the key.' }),
  rate_limit: Type.Integer(),
  active: flagNumber(),
  expires: nullable(Type.String({ description: 'YYYY-MM-DD' })),
  last_used: nullable(epochSeconds()),
  created: epochSeconds(),
});

export type ApiKeyObject = Static<typeof apiKeyObject>;

export const newApiKey = Type.Object({
  ...apiKeyObject.properties,
  api_key: Type.String({ description: 'The key itself. It is shown here and never again.' }),
});

/** What the list shows and a body may not set comes back with whole forms (contract 10 §2.1 a). */
const ignored = ['api_key_id', 'user_id', 'username', 'key_prefix', 'api_key', 'last_used', 'created'];

export const apiKeyCreate = Type.Object(
  {
    name: name(),
    rate_limit: Type.Optional(rateLimit()),
    active: Type.Optional(flagNumber()),
    expires: Type.Optional(lastDay()),
    tenant_id: ownTenant(),
  },
  { additionalProperties: false, 'x-ignored': ignored },
);

export const apiKeyUpdate = Type.Object(
  {
    name: Type.Optional(name()),
    rate_limit: Type.Optional(rateLimit()),
    active: Type.Optional(flagNumber()),
    expires: Type.Optional(lastDay()),
    tenant_id: ownTenant(),
  },
  { additionalProperties: false, 'x-ignored': ignored },
);

export type ApiKeyUpdate = Static<typeof apiKeyUpdate>;

export const apiKeyListQuery = Type.Object({
  ...listQueryKeys,
  user_id: Type.Optional(Type.Integer()),
  tenant_id: Type.Optional(Type.Integer()),
  active: Type.Optional(Type.Enum(['0', '1'])),
  name: Type.Optional(Type.String()),
  before: Type.Optional(Type.Integer()),
  after: Type.Optional(Type.Integer()),
});
