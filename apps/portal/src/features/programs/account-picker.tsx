import type { RowOf } from '@strowger/client';
import type { FieldProps } from '../../kit/fields/field-props.ts';
import { namedNumber } from '../../kit/pickers/named-number.ts';
import { ServerSelect } from '../../kit/pickers/server-select.tsx';

interface AccountPickerProps extends FieldProps<string | null | undefined, string> {
  /** Default: of any type. */
  readonly type?: 'account' | 'did' | 'extension';
}

/** An account, a number or an extension of the tenant, held by its account's id. */
export function AccountPicker({ type, ...props }: AccountPickerProps) {
  return (
    <ServerSelect
      {...props}
      path="/api/accounts"
      {...(type === undefined ? {} : { query: { type } })}
      option={(row) => ({ value: String(row.account_id), label: labelOf(row) })}
      lookUp={(account_id) => ({ account_id })}
    />
  );
}

function labelOf({ account_id, phone, email, username, first_name, last_name }: RowOf<'/api/accounts'>): string {
  const name = `${first_name ?? ''} ${last_name ?? ''}`.trim() || (username ?? '') || (email ?? '');
  return (phone ?? '') === '' ? name || `#${account_id}` : namedNumber(phone ?? '', name);
}
