import { Type } from 'typebox';
import { NO_PIN, pinText } from '../../../http/resource/ready-fields.ts';
import { LONGEST_PIN } from './row-resource.ts';

const line = (maxLength: number) => Type.String({ maxLength, pattern: '^[^\\p{Cc}]*$' });
const gateway = () => Type.String({ format: 'uuid' });
const otherGateway = () => Type.Optional(Type.Union([gateway(), Type.Literal(''), Type.Null()]));

export const ROW_NAME = {
  dialplan_uuid: Type.String({ format: 'uuid' }),
  tenant_domain: Type.Optional(Type.String({ maxLength: 253 })),
};

export const REF = Type.String({ minLength: 1, maxLength: 64, pattern: '^[^\\p{Cc}]*$' });

/** What a row must have. */
export const REQUIRED = {
  dialplan_name: Type.String({ minLength: 1, maxLength: 64, pattern: '^[^\\p{Cc}]+$' }),
  dialplan_expression: Type.String({ minLength: 1, maxLength: 512 }),
  gateway_uuid: gateway(),
};

/** What else is set of it (contract 40 B10.3). */
export const SETTINGS = {
  gateway_2_uuid: otherGateway(),
  gateway_3_uuid: otherGateway(),
  prefix_number: Type.Optional(Type.String({ pattern: '^[0-9]{0,16}$' })),
  limit: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
  toll_allow: Type.Optional(Type.String({ maxLength: 64, pattern: '^[^\\s,\\p{Cc}]*$' })),
  accountcode: Type.Optional(line(64)),
  pin_number: Type.Optional(Type.Union([pinText(LONGEST_PIN), Type.Literal('')])),
  emergency: Type.Optional(Type.Boolean()),
  dialplan_order: Type.Optional(Type.Integer({ minimum: 0, maximum: 999_999 })),
  dialplan_enabled: Type.Optional(Type.Boolean()),
  dialplan_description: Type.Optional(line(255)),
  ref: Type.Optional(REF),
};

const WRITTEN = [...Object.keys(REQUIRED), ...Object.keys(SETTINGS)];

/** What was sent as the fields of a row; an empty PIN keeps the one that is there, `none` takes it away. */
export function fieldsSent(sent: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    WRITTEN.flatMap((name): [string, unknown][] => {
      const value = sent[name];
      if (value === undefined || (name === 'pin_number' && value === '')) return [];
      const isCleared = (name === 'pin_number' && value === NO_PIN) || (isOtherGateway(name) && value === '');
      return [[name, isCleared ? null : isGateway(name) && typeof value === 'string' ? value.toLowerCase() : value]];
    }),
  );
}

const isOtherGateway = (name: string) => name === 'gateway_2_uuid' || name === 'gateway_3_uuid';
const isGateway = (name: string) => name === 'gateway_uuid' || isOtherGateway(name);
