import { type Static, Type } from 'typebox';

const count = () => Type.Optional(Type.Integer({ minimum: 0, maximum: 16 }));

/** Ranges of contract 10 §6. */
export const policyUpdate = Type.Object(
  {
    min_length: Type.Optional(Type.Integer({ minimum: 4, maximum: 128 })),
    min_uppercase: count(),
    min_lowercase: count(),
    min_numbers: count(),
    special_character: count(),
    passwd_exp_limit: Type.Optional(Type.Integer({ minimum: 0, maximum: 3650 })),
    passwd_email_notify: Type.Optional(Type.Integer({ minimum: 0, maximum: 365 })),
    failed_attempts: Type.Optional(Type.Integer({ minimum: 0, maximum: 100 })),
    passwd_history: Type.Optional(Type.Integer({ minimum: 0, maximum: 24 })),
    sessiontime: Type.Optional(Type.Integer({ minimum: 1, maximum: 1440 })),
  },
  { additionalProperties: false, 'x-ignored': ['password_policy_id'] },
);

export type PolicyUpdate = Static<typeof policyUpdate>;

export const policyObject = Type.Object({
  password_policy_id: Type.Integer(),
  min_length: Type.Integer(),
  min_uppercase: Type.Integer(),
  min_lowercase: Type.Integer(),
  min_numbers: Type.Integer(),
  special_character: Type.Integer(),
  passwd_exp_limit: Type.Integer(),
  passwd_email_notify: Type.Integer(),
  failed_attempts: Type.Integer(),
  passwd_history: Type.Integer(),
  sessiontime: Type.Integer(),
});

export type PasswordPolicy = Static<typeof policyObject>;
