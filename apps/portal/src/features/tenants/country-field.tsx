import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '../../api/client.ts';
import { type FieldProps, inputProps } from '../../kit/fields/field-props.ts';

/** A country, in the language of the portal. */
export function CountryField(props: FieldProps<number | null, number | null>) {
  const { of } = props;
  const { i18n } = useTranslation();
  const { data } = $api.useQuery('get', '/api/country', {}, { staleTime: Number.POSITIVE_INFINITY });
  const countries = useMemo(
    () =>
      (Array.isArray(data) ? data : [])
        .map(({ country_id, name }) => ({ value: String(country_id), label: name }))
        .sort((a, b) => a.label.localeCompare(b.label, i18n.language)),
    [data, i18n.language],
  );
  return (
    <Select
      {...inputProps(props)}
      data={countries}
      value={of.value === null ? null : String(of.value)}
      onChange={(value) => of.set(value === null ? null : Number(value))}
      searchable
      clearable
    />
  );
}
