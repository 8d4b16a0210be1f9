import { useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listOptions } from '../../kit/list/read-list.ts';
import { useMe } from '../../session/use-me.ts';
import { type Alert, inOrder, MONEY_ALERTS, moneyAlert, providerAlerts } from './alerts.ts';

const DAYS = 3;
const MOST = 20;
const MOST_PROVIDERS = 1000;

/** What wants attention: providers that fail, and what was told of money in the last days. */
export function useAlerts(): readonly Alert[] {
  const { kind, edition } = useMe();
  const isProvider = kind === 'provider';
  const [from] = useState(() => Math.floor(Date.now() / 1000) - DAYS * 24 * 3600);
  const money = useQueries({
    queries: MONEY_ALERTS.map((action) => ({
      ...listOptions({ path: '/api/audit', query: { resource: 'tenants', action, from, page: 1, per_page: MOST } }),
      enabled: edition === 'enterprise' || action === 'premium_alarm',
    })),
  });
  const providers = useQuery({
    ...listOptions({
      path: '/api/status/providers',
      query: { type: 'sip', active: true, page: 1, per_page: MOST_PROVIDERS },
    }),
    enabled: isProvider,
  });
  const told = MONEY_ALERTS.flatMap((action, place) =>
    (money[place]?.data?.rows ?? []).map((row) => moneyAlert(action, row, isProvider)),
  );
  return inOrder([...providerAlerts(providers.data?.rows ?? []), ...told]);
}
