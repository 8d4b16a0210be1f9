import type { FieldErrors } from '../../kit/form/binding.ts';

/** A variable of provisioning templates, as the form edits it. */
export interface ProvisionRow {
  readonly name: string;
  readonly value: string;
}

type Variables = Readonly<Record<string, string | number | boolean>>;

export const newProvisionRow = (): ProvisionRow => ({ name: '', value: '' });

/** Variables as rows, in their order; numbers and truth values as templates get them: as text. */
export function provisionRows(variables: Variables): ProvisionRow[] {
  return Object.entries(variables).map(([name, value]) => ({ name, value: String(value) }));
}

/** Rows as the API takes them. */
export function provisionOf(rows: readonly ProvisionRow[]): Record<string, string> {
  return Object.fromEntries(rows.map(({ name, value }) => [name.trim(), value]));
}

/** Names that are missing or stand twice: one of two would be lost. */
export function provisionFaults(
  rows: readonly ProvisionRow[],
  path: string,
  texts: { readonly missing: string; readonly twice: string },
): FieldErrors {
  const names = rows.map(({ name }) => name.trim());
  return Object.fromEntries(
    names.flatMap((name, index) => {
      const fault = name === '' ? texts.missing : names.indexOf(name) < index ? texts.twice : undefined;
      return fault === undefined ? [] : [[`${path}.${index}.name`, fault]];
    }),
  );
}
