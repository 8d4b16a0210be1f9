import type { FieldProps } from '../fields/field-props.ts';
import { asId, type Binding } from '../form/binding.ts';
import { ServerSelect } from './server-select.tsx';

interface UserPickerProps extends Omit<FieldProps<number | null, number | null>, 'of'> {
  readonly of: Binding<number | null>;
  readonly clearable?: boolean;
}

/** A user of the tenant, by his id; emptied: nobody. */
export function UserPicker(props: UserPickerProps) {
  return (
    <ServerSelect
      {...props}
      of={asId(props.of)}
      path="/api/users"
      lookUp={(user_id) => ({ user_id })}
      option={(row) => ({ value: String(row.user_id), label: row.username })}
    />
  );
}
