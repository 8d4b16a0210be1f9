import { Switch } from '@mantine/core';
import type { Column } from './columns.ts';

/** Whose row it is, for whoever sees those of all tenants. @param kind of the caller */
export function tenantColumn<Row extends { readonly tenant_name?: string | null }>(
  kind: string,
  title: string,
): readonly Column<Row>[] {
  return kind === 'provider' ? [{ key: 'tenant_name', title, from: 'md', cell: (row) => row.tenant_name }] : [];
}

interface OnOff<Row> {
  readonly key: string;
  readonly title: string;
  readonly isOn: (row: Row) => boolean;
  /** What the switch is called. */
  readonly name: (row: Row) => string;
  readonly disabled?: boolean;
  readonly turn: (row: Row, on: boolean) => Promise<unknown>;
}

/** A switch in each row, by which the list can be sorted. */
export function onOffColumn<Row>({ key, title, isOn, name, disabled = false, turn }: OnOff<Row>): Column<Row> {
  return {
    key,
    title,
    sort: true,
    cell: (row) => (
      <Switch
        aria-label={name(row)}
        checked={isOn(row)}
        disabled={disabled}
        onChange={(event) => void turn(row, event.currentTarget.checked)}
      />
    ),
  };
}
