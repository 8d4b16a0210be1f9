import { type Static, Type } from 'typebox';
import { NameList } from '../record-filter.ts';

const Money = Type.Number({ minimum: 0, maximum: 9_000_000 });
const MoneyOrNone = Type.Union([Money, Type.Null()]);
const Percent = Type.Union([Type.Integer({ minimum: 50, maximum: 90, multipleOf: 5 }), Type.Null()]);
const IncrementText = Type.Union([Type.String({ maxLength: 16 }), Type.Integer()]);
const Digits = Type.String({ pattern: '^\\d{0,8}$' });

const SpecialRateParam = Type.Object({
  name: Type.Optional(Type.String({ maxLength: 128 })),
  pattern: Type.String({ minLength: 1, maxLength: 256 }),
  pattern_type: Type.Optional(Type.Enum(['prefix', 'regex'])),
  direction: Type.Optional(Type.Enum(['outbound', 'inbound', 'both'])),
  mode: Type.Optional(Type.Enum(['flat_per_call', 'per_minute', 'hybrid'])),
  flat_rate: Type.Optional(Money),
  per_minute_rate: Type.Optional(Money),
  priority: Type.Optional(Type.Integer({ minimum: -1_000_000, maximum: 1_000_000 })),
  enabled: Type.Optional(Type.Boolean()),
});

/** The fields of a package (contract 40 B12.3); those that are not sent stay as they are. */
export const PACKAGE_FIELDS = {
  name: Type.Optional(Type.String({ maxLength: 128 })),
  tariff_id: Type.Optional(Type.Integer({ minimum: 1 })),
  country_code: Type.Optional(Type.String({ pattern: '^\\d{1,7}$' })),
  exit_code: Type.Optional(Digits),
  prefix_correction: Type.Optional(Type.Boolean()),
  strip_prefix: Type.Optional(Digits),
  nanp_10_digit: Type.Optional(Type.Boolean()),
  inbound_billing: Type.Optional(Type.Boolean()),
  free_minutes: Type.Optional(Type.Union([Type.Integer({ minimum: 0, maximum: 10_000_000 }), Type.String()])),
  markup: Type.Optional(Type.Number({ minimum: 0, maximum: 100_000 })),
  realtime: Type.Optional(Type.Boolean()),
  custom_outbound_rate: Type.Optional(MoneyOrNone),
  custom_inbound_rate: Type.Optional(MoneyOrNone),
  outbound_increment: Type.Optional(IncrementText),
  inbound_increment: Type.Optional(IncrementText),
  custom_prefixes: Type.Optional(NameList),
  special_rates: Type.Optional(Type.Array(SpecialRateParam, { maxItems: 500 })),
  special_only: Type.Optional(Type.Boolean()),
  suppress: Type.Optional(NameList),
  exclude_billing: Type.Optional(NameList),
  exhaustion: Type.Optional(Type.Enum(['off', 'warn', 'block'])),
  warn_stage_1: Type.Optional(Percent),
  warn_stage_2: Type.Optional(Percent),
  block_mode: Type.Optional(Type.Enum(['gateway', 'extension'])),
};

const FIELDS = Type.Object(PACKAGE_FIELDS);
export type PackageParams = Static<typeof FIELDS>;
