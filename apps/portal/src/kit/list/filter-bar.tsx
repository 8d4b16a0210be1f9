import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Filter } from './columns.ts';
import { filteredBy, type ListState } from './list-state.ts';

interface FilterBarProps {
  readonly filters: readonly Filter[];
  readonly state: ListState;
  readonly onChange: (next: ListState) => void;
}

/** The choices above a table that narrow it. */
export function FilterBar({ filters, state, onChange }: FilterBarProps) {
  const { t } = useTranslation('kit');
  return filters.map(({ name, label, options }) => {
    const value = state.filters[name] ?? '';
    const set = (next: string) => onChange(filteredBy(state, name, next));
    if (options === undefined) return <TypedFilter key={`${name} ${value}`} label={label} value={value} set={set} />;
    return (
      <Select
        key={name}
        aria-label={label}
        placeholder={label}
        data={options.map((option) => ({ ...option }))}
        value={value === '' ? null : value}
        onChange={(chosen) => set(chosen ?? '')}
        clearable
        searchable={options.length > MANY_OPTIONS}
        nothingFoundMessage={t('picker.nothing')}
        w={WIDTH}
      />
    );
  });
}

/** More than are looked through at a glance. */
const MANY_OPTIONS = 12;
const WIDTH = { base: '100%', xs: 170 };

interface TypedFilterProps {
  readonly label: string;
  readonly value: string;
  readonly set: (value: string) => void;
}

/** Asks the server once it is typed: with Enter, or when it is left. */
function TypedFilter({ label, value, set }: TypedFilterProps) {
  const [typed, setTyped] = useState(value);
  const done = () => {
    if (typed.trim() !== value) set(typed.trim());
  };
  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder={label}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={done}
      onKeyDown={(event) => {
        if (event.key === 'Enter') done();
      }}
      w={WIDTH}
    />
  );
}
