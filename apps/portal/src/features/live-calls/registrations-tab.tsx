import { IconDeviceLandlinePhone } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { When } from '../../kit/format/when.tsx';
import type { Column } from '../../kit/list/columns.ts';
import { hasWords } from './live-call.ts';
import { type Registration, registrationKey } from './live-state.ts';
import { PagedRows } from './paged-rows.tsx';

const matches = (row: Registration, search: string) =>
  hasWords([row.reg_user, row.realm, row.network_ip, row.user_agent], search);
const rowName = ({ reg_user, realm }: Registration) => `${reg_user}@${realm}`;

/** The phones that are logged in. */
export function RegistrationsTab({ registrations }: { registrations: readonly Registration[] }) {
  const { t } = useTranslation('liveCalls');
  const columns = useMemo<Column<Registration>[]>(
    () => [
      { key: 'reg_user', title: t('extension'), cell: (row) => row.reg_user },
      { key: 'realm', title: t('domain'), from: 'md', cell: (row) => row.realm },
      { key: 'address', title: t('address'), cell: (row) => `${row.network_ip}:${row.network_port}` },
      { key: 'transport', title: t('transport'), cell: (row) => row.transport.toUpperCase() },
      { key: 'user_agent', title: t('phone'), from: 'md', cell: (row) => row.user_agent },
      { key: 'expires', title: t('expires'), from: 'lg', cell: (row) => <When at={row.expires} style="time" /> },
      {
        key: 'ping',
        title: t('ping'),
        from: 'xl',
        align: 'right',
        cell: (row) => (row.ping_ms === null ? '–' : t('milliseconds', { count: Math.round(row.ping_ms) })),
      },
    ],
    [t],
  );
  return (
    <PagedRows
      caption={t('registrations')}
      rows={registrations}
      columns={columns}
      rowKey={registrationKey}
      rowName={rowName}
      matches={matches}
      empty={{ title: t('noPhones'), text: t('noPhonesText'), icon: <IconDeviceLandlinePhone size={28} /> }}
    />
  );
}
