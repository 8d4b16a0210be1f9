import { Select } from '@mantine/core';
import type { Filter } from './columns.ts';
import { filteredBy, type ListState } from './list-state.ts';

interface FilterBarProps {
  readonly filters: readonly Filter[];
  readonly state: ListState;
  readonly onChange: (next: ListState) => void;
}

/** The choices above a table that narrow it. */
export function FilterBar({ filters, state, onChange }: FilterBarProps) {
  return filters.map(({ name, label, options }) => (
    <Select
      key={name}
      aria-label={label}
      placeholder={label}
      data={options.map((option) => ({ ...option }))}
      value={state.filters[name] ?? null}
      onChange={(value) => onChange(filteredBy(state, name, value ?? ''))}
      clearable
      w={{ base: '100%', xs: 170 }}
    />
  ));
}
