import { useThrottledCallback } from '@mantine/hooks';
import { IconCoins } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { $api } from '../../api/client.ts';
import { StatusBadge } from '../../kit/status-badge.tsx';
import { useLiveEvents } from '../../live/use-live-events.ts';
import { useMe } from '../../session/use-me.ts';
import { moneyText } from '../billing/money-text.ts';
import { FigureCard } from './figure-card.tsx';
import { isLow } from './low-credit.ts';

const PAUSE_MS = 5000;

/** What a tenant has left to call with. Alerts and ended calls make it read again. */
export function CreditFigure() {
  const { t, i18n } = useTranslation('dashboard');
  const me = useMe();
  const queries = useQueryClient();
  const credit = $api.useQuery('get', '/api/billing/credit');
  const tenant = $api.useQuery('get', '/api/tenants/{tenant_id}', { params: { path: { tenant_id: me.tenant.id } } });
  const { queryKey } = $api.queryOptions('get', '/api/billing/credit');
  const readAgain = useThrottledCallback(() => void queries.invalidateQueries({ queryKey }), PAUSE_MS);
  useLiveEvents(['cdr.created'], () => readAgain());
  if (credit.error) return null;
  const left = credit.data?.credit;
  const low = left !== undefined && isLow(left, tenant.data?.credit_alert_threshold ?? 0);
  return (
    <FigureCard
      title={t('credit')}
      icon={low ? <StatusBadge tone="warning">{t('lowCredit')}</StatusBadge> : <IconCoins aria-hidden />}
      figure={left === undefined ? undefined : moneyText(left, i18n.language)}
      to="/statement"
    />
  );
}
