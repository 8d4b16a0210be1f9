import { Type } from 'typebox';
import { nullable } from '../../http/fields.ts';

const text = (description: string) => nullable(Type.String({ description }));
const offset = (description: string) => nullable(Type.Integer({ description }));

export const CountryRow = Type.Object({
  country_id: Type.Integer({ description: 'ISO 3166-1 numeric.' }),
  name: Type.String(),
  dialing_code: text('ITU-T E.164 country code, digits only.'),
  timezone_id: offset('Seconds east of UTC where most people live, without daylight saving.'),
  region_id: Type.String(),
});

export const CountryObject = Type.Object({
  ...CountryRow.properties,
  iso_code_2: Type.String(),
  iso_code_3: Type.String(),
  ndd: text('National prefix; null: none is dialled.'),
  idd: text('International prefix; null: it depends on the carrier.'),
  locallenght: nullable(Type.Integer({ description: 'Digits of a national number where all have the same.' })),
  timezone_dst: offset('As timezone_id, with daylight saving.'),
  language_id: text('ISO 639.'),
  currency_id: text('ISO 4217.'),
});

export const RegionRow = Type.Object({ region_id: Type.String(), name: Type.String() });

export const TimeZoneRowReply = Type.Object({
  timezone_id: Type.Integer({ description: 'Seconds east of UTC.' }),
  name: Type.String(),
  timezone: Type.String({ description: 'The name with the local time of the moment.' }),
});

export const ServiceRow = Type.Object({
  service_flag: Type.Integer(),
  name: Type.String(),
  unit_id: Type.Integer({ description: '1 second, 2 page of a fax, 3 segment of a message, 4 page of a mail.' }),
});
