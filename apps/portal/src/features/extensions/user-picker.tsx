import { useTranslation } from 'react-i18next';
import { type Binding, seenAs } from '../../kit/form/binding.ts';
import { ServerSelect } from '../../kit/pickers/server-select.tsx';

/** The login that an extension belongs to. */
export function UserPicker({ of }: { of: Binding<number | null> }) {
  const { t } = useTranslation('extensions');
  return (
    <ServerSelect
      of={seenAs(
        of,
        (id) => (id === null ? '' : String(id)),
        (text: string) => (text === '' ? null : Number(text)),
      )}
      label={t('user')}
      help={t('userHelp')}
      path="/api/users"
      lookUp={(user_id) => ({ user_id })}
      option={(row) => ({ value: String(row.user_id), label: row.username })}
    />
  );
}
