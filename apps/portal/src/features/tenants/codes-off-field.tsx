import { MultiSelect } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type FieldProps, inputProps } from '../../kit/fields/field-props.ts';
import { BUILT_IN_CODES, type BuiltInCode, byPurpose } from '../feature-codes/code-purposes.ts';

const GROUPS = byPurpose(BUILT_IN_CODES.map((dialplan_name) => ({ dialplan_name })));

/** Feature codes that answer nobody of the tenant. */
export function CodesOffField(props: FieldProps<readonly BuiltInCode[] | null, BuiltInCode[] | null>) {
  const { of } = props;
  const { t } = useTranslation('featureCodes');
  const data = useMemo(
    () =>
      GROUPS.map(({ purpose, rows }) => ({
        group: t(`purposes.${purpose}`),
        items: rows.map(({ dialplan_name: value }) => ({ value, label: t(`codes.${value}`) })),
      })),
    [t],
  );
  return (
    <MultiSelect
      {...inputProps(props)}
      data={data}
      value={[...(of.value ?? [])]}
      onChange={(chosen) => {
        const codes = BUILT_IN_CODES.filter((code) => chosen.includes(code));
        of.set(codes.length === 0 ? null : codes);
      }}
      searchable
      clearable
      hidePickedOptions
    />
  );
}
