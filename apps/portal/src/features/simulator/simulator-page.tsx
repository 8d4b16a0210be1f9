import { Text } from '@mantine/core';
import { IconRoute } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { useSearchState } from '../../app/use-search.ts';
import { Copyable } from '../../kit/copyable.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { When } from '../../kit/format/when.tsx';
import { ListSkeleton } from '../../kit/list/list-skeleton.tsx';
import { LoadFailed } from '../../kit/load-failed.tsx';
import { Page } from '../../kit/page.tsx';
import { isComplete, readSimulatedCall, type SimulatedCall, writeSimulatedCall } from './simulated-call.ts';
import { SimulatedPlans } from './simulated-plans.tsx';
import { SimulatorForm } from './simulator-form.tsx';

/** Where a call would go and why; no call is placed. The call stands in the address, so that it can be shown to others. */
export default function SimulatorPage() {
  const { t } = useTranslation('simulator');
  const [call] = useSearchState(readSimulatedCall);
  const navigate = useNavigate();
  const complete = isComplete(call);
  const simulated = useQuery({
    queryKey: ['simulated', call],
    queryFn: ({ signal }) => simulate(call, signal),
    enabled: complete,
    staleTime: 0,
    retry: false,
  });
  const onSimulate = (next: SimulatedCall) => {
    const search = writeSimulatedCall(next);
    if (JSON.stringify(search) === JSON.stringify(writeSimulatedCall(call))) void simulated.refetch();
    else void navigate({ to: '.', search });
  };
  return (
    <Page title={t('title')} text={t('text')}>
      <SimulatorForm key={JSON.stringify(call)} call={call} onSimulate={onSimulate} busy={simulated.isFetching} />
      {!complete && <EmptyState title={t('none')} text={t('noneText')} icon={<IconRoute size={28} />} />}
      {complete && simulated.isPending && <ListSkeleton />}
      {simulated.error !== null && <LoadFailed error={simulated.error} retry={() => void simulated.refetch()} />}
      {simulated.data && (
        <>
          <Text>
            {t('asOf', { domain: simulated.data.domain })} <When at={simulated.data.at} style="full" />
          </Text>
          <SimulatedPlans {...simulated.data} />
          <div>
            {t('share')} <Copyable value={window.location.href} />
          </div>
        </>
      )}
    </Page>
  );
}

async function simulate({ from, to, at, domain }: SimulatedCall, signal: AbortSignal) {
  const body = { from, to, ...(at === '' ? {} : { at }), ...(domain === '' ? {} : { domain }) };
  const { data } = await api.POST('/api/calls/simulate', { body, signal });
  if (data === undefined) throw new Error('No answer to where a call goes');
  return data;
}
