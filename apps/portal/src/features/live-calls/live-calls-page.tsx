import { Badge, Tabs } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSearchState } from '../../app/use-search.ts';
import { ListSkeleton } from '../../kit/list/list-skeleton.tsx';
import { LoadFailed } from '../../kit/load-failed.tsx';
import { Page } from '../../kit/page.tsx';
import { CallsTab } from './calls-tab.tsx';
import { RegistrationsTab } from './registrations-tab.tsx';
import { useLiveState } from './use-live-state.ts';

const readTab = (raw: Readonly<Record<string, unknown>>) => ({ tab: raw['tab'] === 'phones' ? 'phones' : 'calls' });

/** Calls and phones as they are now. */
export default function LiveCallsPage() {
  const { t } = useTranslation('liveCalls');
  const [{ tab }] = useSearchState(readTab);
  const navigate = useNavigate();
  const live = useLiveState();
  const choose = (next: string | null) => {
    void navigate({ to: '.', search: next === 'phones' ? { tab: next } : {}, replace: true });
  };
  return (
    <Page title={t('title')} text={t('text')}>
      {live.error !== null && <LoadFailed error={live.error} retry={() => void live.refetch()} />}
      {live.data === undefined ? (
        live.error === null && <ListSkeleton />
      ) : (
        <Tabs value={tab} onChange={choose} keepMounted={false}>
          <Tabs.List mb="md">
            <Tabs.Tab value="calls">{t('calls')}</Tabs.Tab>
            <Tabs.Tab
              value="phones"
              rightSection={
                <Badge variant="light" color="gray">
                  {live.data.registrations.length}
                </Badge>
              }
            >
              {t('registrations')}
            </Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="calls">
            <CallsTab channels={live.data.channels} />
          </Tabs.Panel>
          <Tabs.Panel value="phones">
            <RegistrationsTab registrations={live.data.registrations} />
          </Tabs.Panel>
        </Tabs>
      )}
    </Page>
  );
}
