import type { TenantSettings } from './settings-values.ts';

/** A variable of the configurations of all telephones of a tenant. */
export interface ProvisionVariable {
  name: string;
  value: string;
}

/** Variables as rows, in the order of their names (contract 20 §3.3). */
export function variablesOf(provision: TenantSettings['provision']): ProvisionVariable[] {
  return Object.entries(provision ?? {})
    .map(([name, value]) => ({ name, value: String(value) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Rows as they are sent; those without a name are none. */
export function provisionOf(variables: readonly ProvisionVariable[]): Record<string, string> | null {
  const named = variables.filter(({ name }) => name.trim() !== '');
  return named.length === 0 ? null : Object.fromEntries(named.map(({ name, value }) => [name.trim(), value]));
}
