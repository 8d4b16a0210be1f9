import { type Static, Type } from 'typebox';
import { epochSeconds, flagNumber, nullable } from '../../http/fields.ts';
import { listQueryKeys } from '../../http/list-query.ts';

const DOMAIN = '^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$';

const fields = {
  name: Type.String({ minLength: 1, maxLength: 100, pattern: '\\S', description: 'What the login page calls it.' }),
  issuer: Type.String({
    minLength: 1,
    maxLength: 1000,
    description: 'Issuer URL; its configuration stands below it at /.well-known/openid-configuration.',
  }),
  client_id: Type.String({ minLength: 1, maxLength: 500 }),
  client_secret: nullable(Type.String({ maxLength: 1000, description: 'Masked; null = a public client.' })),
  scopes: Type.String({ maxLength: 500, description: 'Blank-separated; openid is among them.' }),
  email_domains: Type.Array(Type.String({ pattern: DOMAIN, maxLength: 253 }), {
    maxItems: 100,
    description: 'Domains of mail addresses that may log in; empty = any.',
  }),
  auto_create: Type.Integer({
    minimum: 0,
    maximum: 1,
    description: 'Make a user for whoever has none; of a tenant’s provider with email_domains only.',
  }),
  default_role: Type.Integer({ minimum: 1, maximum: 4, description: 'Role of users so made: 1 or 4.' }),
  active: flagNumber(),
} as const;

export const providerObject = Type.Object({
  sso_provider_id: Type.Integer(),
  tenant_id: nullable(Type.Integer({ description: 'Null: for the users of all tenants.' })),
  ...fields,
  redirect_uri: Type.String({ description: 'To be registered with the provider.' }),
  date_created: epochSeconds(),
  last_updated: epochSeconds(),
});

export type ProviderObject = Static<typeof providerObject>;

const optional = {
  tenant_id: Type.Optional(nullable(Type.Integer({ minimum: 0 }))),
  client_secret: Type.Optional(fields.client_secret),
  scopes: Type.Optional(fields.scopes),
  email_domains: Type.Optional(fields.email_domains),
  auto_create: Type.Optional(fields.auto_create),
  default_role: Type.Optional(fields.default_role),
  active: Type.Optional(fields.active),
};
const strict = {
  additionalProperties: false,
  'x-ignored': ['sso_provider_id', 'redirect_uri', 'date_created', 'last_updated'],
};

export const providerCreate = Type.Object(
  { name: fields.name, issuer: fields.issuer, client_id: fields.client_id, ...optional },
  strict,
);

export const providerUpdate = Type.Object(
  {
    name: Type.Optional(fields.name),
    issuer: Type.Optional(fields.issuer),
    client_id: Type.Optional(fields.client_id),
    ...optional,
  },
  strict,
);

export type ProviderUpdate = Static<typeof providerUpdate>;

export const providerListQuery = Type.Object({
  ...listQueryKeys,
  tenant_id: Type.Optional(Type.Integer()),
  active: Type.Optional(Type.Enum(['0', '1'])),
  before: Type.Optional(Type.Integer()),
  after: Type.Optional(Type.Integer()),
});

/** What the login page is told. */
export const publicProvider = Type.Object({ sso_provider_id: Type.Integer(), name: Type.String() });
