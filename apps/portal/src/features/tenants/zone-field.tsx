import { Select } from '@mantine/core';
import { type FieldProps, inputProps } from '../../kit/fields/field-props.ts';

const ZONES: readonly string[] = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];

/** A time zone by its IANA name. */
export function ZoneField(props: FieldProps<string | null, string | null>) {
  const { of } = props;
  const value = of.value === '' ? null : of.value;
  const zones = value === null || ZONES.includes(value) ? ZONES : [value, ...ZONES];
  return (
    <Select
      {...inputProps(props)}
      data={[...zones]}
      value={value}
      onChange={(zone) => of.set(zone)}
      searchable
      clearable
      limit={100}
    />
  );
}
