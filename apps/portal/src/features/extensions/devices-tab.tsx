import type { RowOf } from '@strowger/client';
import { IconDeviceLandlinePhone } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../kit/links.tsx';
import type { Column } from '../../kit/list/columns.ts';
import { ResourceTable } from '../../kit/list/resource-table.tsx';
import { StatusBadge } from '../../kit/status-badge.tsx';
import type { Extension } from './extension.ts';

const PATH = '/api/device_lines';
type Row = RowOf<typeof PATH>;

/** Lines of telephones that ring with the extension. */
export function DevicesTab({ extension }: { extension: Extension }) {
  const { t } = useTranslation('extensions');
  const columns = useMemo<Column<Row>[]>(
    () => [
      {
        key: 'display_name',
        title: t('devices.line'),
        cell: (row) => row.display_name ?? row.user_id ?? row.line_number,
      },
      { key: 'line_number', title: t('devices.place'), cell: (row) => row.line_number },
      { key: 'server_address', title: t('devices.server'), cell: (row) => row.server_address },
      { key: 'sip_transport', title: t('devices.transport'), cell: (row) => row.sip_transport.toUpperCase() },
      {
        key: 'enabled',
        title: t('enabled'),
        cell: (row) => (
          <StatusBadge tone={row.enabled ? 'good' : 'neutral'}>{row.enabled ? t('on') : t('off')}</StatusBadge>
        ),
      },
    ],
    [t],
  );
  return (
    <ResourceTable
      path={PATH}
      query={{ extension_uuid: extension.extension_uuid }}
      local
      searchable={false}
      caption={t('tabs.devices')}
      columns={columns}
      rowKey={(row) => row.device_line_uuid}
      rowName={(row) => row.display_name ?? row.line_number ?? ''}
      rowLink={(row) => `/devices/${row.device_uuid}`}
      empty={{
        title: t('devices.none'),
        text: t('devices.noneText'),
        icon: <IconDeviceLandlinePhone size={28} />,
        action: (
          <ButtonLink variant="default" to="/devices">
            {t('devices.all')}
          </ButtonLink>
        ),
      }}
    />
  );
}
