import type { FieldProps } from '../fields/field-props.ts';
import { namedNumber } from './named-number.ts';
import { ServerSelect } from './server-select.tsx';

interface ExtensionPickerProps extends FieldProps<string | null | undefined, string> {
  /** What the field holds. A uuid is shown by its number only once the list has offered it: give `number` for that. */
  readonly by?: 'number' | 'uuid';
  /** Number of the extension that a uuid names, where it is known. */
  readonly number?: string | null;
  readonly clearable?: boolean;
}

/** An extension of the tenant. */
export function ExtensionPicker({ by = 'number', number, ...props }: ExtensionPickerProps) {
  return (
    <ServerSelect
      {...props}
      path="/api/fpbx_extensions"
      lookUp={(value) => ({ search: by === 'number' ? value : number })}
      option={(row) => ({
        value: by === 'number' ? row.extension : row.extension_uuid,
        label: namedNumber(row.extension, row.effective_caller_id_name),
      })}
    />
  );
}
