import { Group, Text, Tooltip } from '@mantine/core';
import type { RowOf } from '@strowger/client';
import { useTranslation } from 'react-i18next';
import { When } from '../../kit/format/when.tsx';
import { StatusBadge } from '../../kit/status-badge.tsx';

type Row = Pick<RowOf<'/api/devices'>, 'line_accounts' | 'device_provisioned_date'>;

/** When a phone last fetched its configuration. */
export function Fetched({ row }: { row: Row }) {
  const { t } = useTranslation('devices');
  const { device_provisioned_date: date } = row;
  return date === null ? (
    <StatusBadge tone="warning">{t('neverFetched')}</StatusBadge>
  ) : (
    <When at={date} style="relative" />
  );
}

interface LinesProps {
  readonly row: Row;
  /** Accounts that are registered; undefined: it is not known. */
  readonly registered: ReadonlySet<string> | undefined;
}

/** The numbers of a phone, and whether they are registered; by whichever phone has them. */
export function Lines({ row, registered }: LinesProps) {
  const { t } = useTranslation('devices');
  if (row.line_accounts.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('noLine')}
      </Text>
    );
  }
  return (
    <Group gap={4}>
      {row.line_accounts.map((account) => {
        const [number] = account.split('@');
        if (registered === undefined) return <span key={account}>{number}</span>;
        const words = t(registered.has(account) ? 'lineThere' : 'lineAway', { number });
        return (
          <Tooltip key={account} label={words}>
            <span>
              <StatusBadge tone={registered.has(account) ? 'good' : 'neutral'}>{words}</StatusBadge>
            </span>
          </Tooltip>
        );
      })}
    </Group>
  );
}
