import { type Static, Type } from 'typebox';
import { nullable } from '../../http/fields.ts';
import { APPLICATION_NAMES } from '../../integration/application-names.ts';
import { SHORTEST_PASSWORD } from '../../integration/identities/secret-text.ts';

const AUTH_MODES = ['any', 'password', 'access_hash', 'both'] as const;
const limit = Type.Optional(nullable(Type.Integer({ minimum: 1, maximum: 10_000 })));

const Grants = Type.Array(
  Type.Object(
    { application: Type.Enum([...APPLICATION_NAMES]), access: Type.Enum(['read', 'write']) },
    { additionalProperties: false },
  ),
  { maxItems: 50 },
);

const RateOverrides = Type.Object(
  { standard: limit, cdr_export: limit, gateway: limit },
  { additionalProperties: false, description: 'Requests a minute; absent and null: as the settings say.' },
);

const fields = {
  description: Type.Optional(Type.String({ maxLength: 255 })),
  tenant_id: Type.Optional(nullable(Type.Integer({ description: 'Null: global.' }))),
  auth_mode: Type.Optional(Type.Enum(AUTH_MODES)),
  applications: Type.Optional(Grants),
  allowed_cidrs: Type.Optional(Type.Array(Type.String({ maxLength: 64 }), { maxItems: 100 })),
  rate_overrides: Type.Optional(RateOverrides),
  enabled: Type.Optional(Type.Boolean()),
  expires_at: Type.Optional(nullable(Type.String({ maxLength: 40, description: 'ISO 8601; null: never.' }))),
};

const username = Type.String({ pattern: '^[A-Za-z0-9._@-]{3,64}$', description: 'Unique in any case.' });
const password = Type.String({ minLength: SHORTEST_PASSWORD, maxLength: 255 });

export const IdentityCreate = Type.Object(
  { username, password: Type.Optional(password), ...fields },
  { additionalProperties: false },
);
export const IdentityUpdate = Type.Object(
  { username: Type.Optional(username), ...fields },
  { additionalProperties: false },
);
export type IdentityFields = Static<typeof IdentityUpdate>;

export const Rotate = Type.Object(
  {
    type: Type.Enum(['password', 'access_hash']),
    overlap_hours: Type.Optional(
      Type.Integer({ minimum: 0, maximum: 720, description: 'How long the former secret stays valid; default 24.' }),
    ),
    password: Type.Optional(password),
  },
  { additionalProperties: false },
);
export const Revoke = Type.Object({ secret_id: Type.Integer({ minimum: 1 }) }, { additionalProperties: false });

const time = (description: string) => nullable(Type.String({ format: 'date-time', description }));

/** A secret as it is known later on: never itself. */
const Secret = Type.Object({
  secret_id: Type.Integer(),
  type: Type.Enum(['password', 'access_hash']),
  hint: Type.String({ description: 'Its last four characters.' }),
  valid_from: Type.String({ format: 'date-time' }),
  valid_until: time('Null: until it is rotated or revoked.'),
  revoked_at: time('Null: it is not.'),
  last_used_at: time('Null: never.'),
  valid: Type.Boolean({ description: 'Now.' }),
});

export const IdentityReply = Type.Object({
  identity_id: Type.Integer(),
  username: Type.String(),
  description: Type.String(),
  tenant_id: nullable(Type.Integer()),
  company: nullable(Type.String({ description: 'Of the tenant.' })),
  auth_mode: Type.Enum(AUTH_MODES),
  applications: Grants,
  allowed_cidrs: Type.Array(Type.String()),
  rate_overrides: RateOverrides,
  enabled: Type.Boolean(),
  expires_at: time('Null: never.'),
  locked_until: time('From some address; null: it is not.'),
  last_used_at: time('Null: never.'),
  last_used_ip: nullable(Type.String()),
  created_at: Type.String({ format: 'date-time' }),
  secrets: Type.Array(Secret),
});

export const MadeReply = Type.Object({
  identity_id: Type.Integer(),
  username: Type.String(),
  password: Type.Optional(Type.String({ description: 'Shown this once.' })),
  access_hash: Type.Optional(Type.String({ description: 'Shown this once.' })),
});

export const RotatedReply = Type.Object({
  secret_id: Type.Integer(),
  type: Type.Enum(['password', 'access_hash']),
  secret: Type.String({ description: 'Shown this once.' }),
});
