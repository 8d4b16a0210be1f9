import { Autocomplete } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type FieldProps, inputProps } from '../../kit/fields/field-props.ts';
import { listOptions } from '../../kit/list/read-list.ts';
import { namedNumber } from '../../kit/pickers/named-number.ts';
import { useTenantOfForm } from '../../kit/use-tenant.ts';

const PAUSE_MS = 250;
const OFFERED = 20;

/** Whom a button calls or watches: an extension of the list, or any number, code or address. */
export function WatchedField(props: FieldProps<string | null | undefined, string>) {
  const { of } = props;
  const value = of.value ?? '';
  const tenantId = useTenantOfForm();
  const [open, setOpen] = useState(false);
  const [search] = useDebouncedValue(value, PAUSE_MS);
  const query = { search, page: 1, per_page: OFFERED, ...(tenantId === undefined ? {} : { tenant_id: tenantId }) };
  const found = useQuery({ ...listOptions({ path: '/api/fpbx_extensions', query }), enabled: open });
  const rows = found.data?.rows ?? [];
  const names = new Map(rows.map((row) => [row.extension, namedNumber(row.extension, row.effective_caller_id_name)]));
  return (
    <Autocomplete
      {...inputProps(props)}
      data={[...names.keys()]}
      filter={({ options }) => options}
      renderOption={({ option }) => names.get(option.value) ?? option.value}
      value={value}
      onChange={(next) => of.set(next)}
      onDropdownOpen={() => setOpen(true)}
      onDropdownClose={() => setOpen(false)}
      maxLength={255}
    />
  );
}
