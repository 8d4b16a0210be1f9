import { DECISION_CODES } from '@strowger/callplan';
import { Type } from 'typebox';
import { nullable } from '../../http/fields.ts';

export const SimulateBody = Type.Object(
  {
    from: Type.String({
      minLength: 1,
      maxLength: 64,
      description: 'An extension of the tenant, else a caller outside.',
    }),
    to: Type.String({ minLength: 1, maxLength: 128, description: 'As dialled; of a caller outside: the DID.' }),
    at: Type.Optional(nullable(Type.String({ maxLength: 40, description: 'ISO 8601; absent: now.' }))),
    domain: Type.Optional(
      nullable(Type.String({ maxLength: 253, description: 'Name or uuid of the SIP domain; absent: the own one.' })),
    ),
  },
  { additionalProperties: false },
);

const text = Type.Union([Type.String(), Type.Number()]);

const code = Type.Enum(DECISION_CODES);

/** A value may itself be said: `all calls` in "forwards all calls". */
const Rule = Type.Object({
  code,
  values: Type.Record(
    Type.String(),
    Type.Union([text, Type.Object({ code, values: Type.Record(Type.String(), text) })]),
  ),
});

const SimulatedStep = Type.Object({
  step: Type.String(),
  destination: nullable(Type.String()),
  cause: nullable(Type.String()),
});

const SimulatedPlan = Type.Object({
  number: Type.Integer({ description: '1: the call as it was dialled.' }),
  because: nullable(
    Type.Object({
      plan: Type.Integer(),
      when: Type.String({ description: 'What happened in that plan: `ring, no_answer`.' }),
    }),
  ),
  dialled: Type.String(),
  destination: Type.String(),
  direction: Type.Enum(['local', 'inbound', 'outbound']),
  handled_by: Type.Object({ kind: Type.String(), id: nullable(Type.String()) }),
  accountcode: Type.String(),
  decisions: Type.Array(Type.String(), { description: 'Each rule that decided, in order, in English.' }),
  rules: Type.Array(Rule, {
    description: '`decisions` as keys that stay and the values of their texts, to be said in any language.',
  }),
  steps: Type.Array(SimulatedStep),
});

export const SimulateReply = Type.Object({
  tenant_id: Type.Integer(),
  domain: Type.String(),
  at: Type.String(),
  plans: Type.Array(SimulatedPlan),
  cut: Type.Boolean({ description: 'More would follow than is shown.' }),
});
