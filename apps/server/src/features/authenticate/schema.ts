import { type Static, Type } from 'typebox';
import { nullable } from '../../http/fields.ts';
import { userObject } from '../users/schema.ts';

/** Contract 10 §1.2. A password hash, or a claim of an outside assertion, is no field of it and refused like any other. */
export const loginRequest = Type.Object(
  {
    username: Type.Optional(nullable(Type.String({ maxLength: 1024 }))),
    email: Type.Optional(nullable(Type.String({ maxLength: 1024 }))),
    user_id: Type.Optional(nullable(Type.Integer())),
    password: Type.Optional(nullable(Type.String())),
    rememberMe: Type.Optional(Type.Boolean()),
    /** Of an app, of a mail, or for recovery. */
    code: Type.Optional(nullable(Type.String({ maxLength: 64 }))),
  },
  { additionalProperties: false },
);

export type LoginRequest = Static<typeof loginRequest>;

export const loginAnswer = Type.Object({
  ...userObject.properties,
  token: Type.String(),
  access_token: Type.String(),
  expires_in: Type.Integer(),
  token_type: Type.Literal('Bearer'),
  scope: Type.Enum(['All', 'mfa']),
  tenant_permissions: Type.Optional(Type.Record(Type.String(), Type.String())),
});

export const tokenObject = Type.Object({ token: Type.String() }, { additionalProperties: false });
