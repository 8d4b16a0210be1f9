import { type TObject, Type } from 'typebox';
import { nullable } from '../../http/fields.ts';
import { ACCOUNTS } from '../accounts/resource.ts';
import type { Parameters, ProgramType } from './program-type.ts';

/** The portal posts a whole account where it means a program of it (contract 30 §17.1). */
const OF_ACCOUNT = [
  ...Object.keys(ACCOUNTS.fields),
  ...(ACCOUNTS.ignored ?? []),
  'fax_account_id',
  'fax_account_name',
  'fax_accounts',
];
/** What answers show and nobody sets. */
const SHOWN = ['program_id', 'type', 'parent_id', 'service_name', 'program_name', 'data', 'description', 'notify'];

const BASE = {
  name: Type.Optional(nullable(Type.String({ maxLength: 64 }))),
  cover_id: Type.Optional(nullable(Type.Integer({ minimum: 0, description: 'Cover page; 0: none.' }))),
  account_id: Type.Optional(nullable(Type.Integer({ minimum: -3 }))),
  tenant_id: Type.Optional(nullable(Type.Integer({ minimum: 0 }))),
};

/** Any program's body, for the API's document; each type's own schema judges it. */
export const AnyProgramBody = Type.Object(
  { ...BASE, type: Type.Optional(Type.String()) },
  { additionalProperties: true, description: 'With the parameters of its type beside them.' },
);

const schemas = new WeakMap<ProgramType, TObject>();

/** Body of a program of that type. */
export function programBody(type: ProgramType): TObject {
  const known = schemas.get(type);
  if (known) return known;
  const parameters = Object.entries(type.parameters).map(([name, schema]) => [name, Type.Optional(schema)] as const);
  const all = { ...BASE, ...Object.fromEntries(parameters) };
  const made = Type.Object(all, {
    additionalProperties: false,
    'x-ignored': [...OF_ACCOUNT, ...SHOWN].filter((name) => !(name in all)),
  });
  schemas.set(type, made);
  return made;
}

/** An object that was read shows `data` as a record: only text is a parameter. */
export function withoutShownData(body: Parameters): Parameters {
  const { data, ...rest } = body;
  return typeof data === 'string' ? body : rest;
}
