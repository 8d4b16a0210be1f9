import { useMe } from '../../session/use-me.ts';
import type { Binding } from '../form/binding.ts';
import { type FieldBinding, seenAs } from '../form/binding.ts';
import { ServerSelect } from './server-select.tsx';

interface TenantPickerProps {
  readonly of: Binding<number | undefined> | Binding<number | null | undefined>;
  readonly label: string;
  readonly help?: string;
  readonly required?: boolean;
  readonly disabled?: boolean;
}

/** A tenant, for super admins; nobody else sees the field. */
export function TenantPicker({ of, ...props }: TenantPickerProps) {
  const { kind, edition } = useMe();
  if (kind !== 'provider' || edition === 'community') return null;
  return (
    <ServerSelect
      {...props}
      of={asText(of)}
      path="/api/tenants"
      lookUp={(tenant_id) => ({ tenant_id })}
      option={(row) => ({ value: String(row.tenant_id), label: row.company })}
    />
  );
}

function asText(of: TenantPickerProps['of']): FieldBinding<string, string> {
  const place: Binding<number | undefined> = { ...of, value: of.value ?? undefined, set: (value) => of.set(value) };
  return seenAs(
    place,
    (id) => (id === undefined ? '' : String(id)),
    (text: string) => (text === '' ? undefined : Number(text)),
  );
}
