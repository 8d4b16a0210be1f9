import { Loader, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { ListPath, RowOf } from '@strowger/client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueryValue } from '../fetch-api.ts';
import { type FieldProps, inputProps } from '../fields/field-props.ts';
import { listOptions } from '../list/read-list.ts';
import { useTenantOfForm } from '../use-tenant.ts';

/** A row as a picker offers it. */
export interface PickerOption {
  readonly value: string;
  readonly label: string;
}

export interface ServerSelectProps<P extends ListPath> extends FieldProps<string | null | undefined, string> {
  readonly path: P;
  readonly query?: Readonly<Record<string, QueryValue>>;
  /** Null: the row is not offered. */
  readonly option: (row: RowOf<P>) => PickerOption | null;
  /** The query that finds the row of a value; default: a search for it. Null where none does. */
  readonly lookUp?: (value: string) => Readonly<Record<string, QueryValue>> | null;
  /** May be emptied: gives `''`. */
  readonly clearable?: boolean;
}

const OFFERED = 50;
const PAUSE_MS = 250;

/** One of a list of the API; searched by the server, so that ten thousand rows are no more than ten. */
export function ServerSelect<P extends ListPath>(props: ServerSelectProps<P>) {
  const { t } = useTranslation('kit');
  const { of, path, query = {}, option, lookUp = bySearch, clearable = true } = props;
  const tenantId = useTenantOfForm();
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const [search] = useDebouncedValue(typed, PAUSE_MS);
  const value = of.value ?? '';
  const asked = { ...query, ...(tenantId === undefined ? {} : { tenant_id: tenantId }), page: 1, per_page: OFFERED };
  const found = useQuery({ ...listOptions({ path, query: { ...asked, search } }), enabled: open });
  const options = distinct((found.data?.rows ?? []).flatMap((row) => option(row) ?? []));
  const isOffered = options.some((one) => one.value === value);
  const wanted = value === '' || isOffered ? null : lookUp(value);
  const current = useQuery({ ...listOptions({ path, query: { ...asked, ...wanted } }), enabled: wanted !== null });
  const chosen = (current.data?.rows ?? []).flatMap((row) => option(row) ?? []).find((one) => one.value === value);
  const shown = value === '' || isOffered ? options : [chosen ?? { value, label: value }, ...options];
  const labelOfValue = shown.find((one) => one.value === value)?.label ?? '';
  return (
    <Select
      {...inputProps(props)}
      data={shown}
      value={value === '' ? null : value}
      onChange={(next) => of.set(next ?? '')}
      clearable={clearable && value !== ''}
      allowDeselect={false}
      searchable
      filter={({ options: all }) => all}
      onSearchChange={(text) => setTyped(text === labelOfValue ? '' : text)}
      onDropdownOpen={() => setOpen(true)}
      onDropdownClose={() => setOpen(false)}
      nothingFoundMessage={found.isFetching ? t('picker.searching') : t('picker.nothing')}
      {...(found.isFetching ? { rightSection: <Loader size={16} aria-hidden /> } : {})}
    />
  );
}

const bySearch = (search: string) => ({ search });

function distinct(options: readonly PickerOption[]): PickerOption[] {
  return [...new Map(options.map((one) => [one.value, one])).values()];
}
