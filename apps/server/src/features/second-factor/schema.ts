import { type Static, Type } from 'typebox';
import { nullable } from '../../http/fields.ts';

/** Contract 10 §1.8; without a name it is the caller himself. */
export const enrolmentRequest = Type.Object(
  {
    username: Type.Optional(nullable(Type.String({ maxLength: 254 }))),
    auth_type: Type.Optional(nullable(Type.Enum(['', 'app', 'email']))),
  },
  { additionalProperties: false },
);

/** Nulls where a code was sent instead. */
export const enrolmentObject = Type.Object({
  secret: nullable(Type.String()),
  qrCodeUrl: nullable(Type.String()),
});

export type EnrolmentObject = Static<typeof enrolmentObject>;

const secret = Type.Optional(nullable(Type.String({ maxLength: 256 })));

export const verifyRequest = Type.Object(
  { code: Type.String({ minLength: 1, maxLength: 64 }), secret, appsecret: secret },
  { additionalProperties: false, 'x-ignored': ['username', 'user_id', 'auth_type'] },
);

export type VerifyRequest = Static<typeof verifyRequest>;

export const recoveryCodes = Type.Object({
  recovery_codes: Type.Array(Type.String()),
  remaining: Type.Integer(),
});

export const recoveryCodesLeft = Type.Object({ remaining: Type.Integer() });
