import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '../../api/client.ts';
import { useSearchState } from '../../app/use-search.ts';
import { ListSkeleton } from '../../kit/list/list-skeleton.tsx';
import { LoadFailed } from '../../kit/load-failed.tsx';
import { Page } from '../../kit/page.tsx';
import { namedNumber } from '../../kit/pickers/named-number.ts';
import { useMe } from '../../session/use-me.ts';
import { RegistrationBadge } from '../extensions/registration-badge.tsx';
import { CallSwitches } from './call-switches.tsx';
import { useCallSettings } from './use-call-settings.tsx';

const readAddress = (raw: Readonly<Record<string, unknown>>) => ({
  number: typeof raw['number'] === 'string' || typeof raw['number'] === 'number' ? String(raw['number']) : '',
});

/** What becomes of calls to the caller's own extension; who has several chooses one. */
export default function MyPhonePage() {
  const { extension } = useMe();
  const own = $api.useQuery('get', '/api/softphone').data?.extensions ?? [];
  const [{ number }, change] = useSearchState(readAddress);
  const uuid = own.find((one) => one.extension === number)?.extension_uuid ?? extension?.uuid;
  if (uuid === undefined) return null;
  const choices = own.map((one) => ({ value: one.extension, label: namedNumber(one.extension, one.display_name) }));
  const chosen = own.find((one) => one.extension_uuid === uuid)?.extension ?? null;
  return (
    <OwnPhone
      key={uuid}
      uuid={uuid}
      choice={choices.length > 1 && <OwnNumbers choices={choices} value={chosen} onChange={change} />}
    />
  );
}

interface OwnNumbersProps {
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly value: string | null;
  readonly onChange: (address: { number: string }) => void;
}

function OwnNumbers({ choices, value, onChange }: OwnNumbersProps) {
  const { t } = useTranslation('myPhone');
  return (
    <Select
      aria-label={t('which')}
      data={choices}
      value={value}
      onChange={(number) => number !== null && onChange({ number })}
      allowDeselect={false}
    />
  );
}

function OwnPhone({ uuid, choice }: { uuid: string; choice: ReactNode }) {
  const { t } = useTranslation('pages');
  const { found, change } = useCallSettings(uuid);
  const extension = found.data;
  if (!extension) {
    return (
      <Page title={t('myPhone')}>
        {found.error ? <LoadFailed error={found.error} retry={() => void found.refetch()} /> : <ListSkeleton />}
      </Page>
    );
  }
  return (
    <Page
      title={t('myPhone')}
      text={namedNumber(extension.extension, extension.effective_caller_id_name)}
      badge={<RegistrationBadge {...extension} />}
      actions={choice}
    >
      <CallSwitches extension={extension} change={change} />
    </Page>
  );
}
