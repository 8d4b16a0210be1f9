import { useTranslation } from 'react-i18next';
import { $api } from '../../api/client.ts';
import { FormTabs } from '../../kit/form/form-tabs.tsx';
import { ListSkeleton } from '../../kit/list/list-skeleton.tsx';
import { LoadFailed } from '../../kit/load-failed.tsx';
import { Page } from '../../kit/page.tsx';
import { AddressGroup } from './address-group.tsx';
import { BillingGroup } from './billing-group.tsx';
import { BrowserGroup } from './browser-group.tsx';
import { CallsGroup } from './calls-group.tsx';
import { SETTINGS } from './group-form.tsx';
import { KeepingGroup } from './keeping-group.tsx';
import { ProvisionGroup } from './provision-group.tsx';
import { SecurityGroup } from './security-group.tsx';
import type { SystemSettings } from './settings-values.ts';
import { TranscriptionGroup } from './transcription-group.tsx';

/** The settings of the installation, each group saved for itself. */
export default function SettingsPage() {
  const { t } = useTranslation('settings');
  const found = $api.useQuery('get', SETTINGS);
  return (
    <Page title={t('title')} text={t('text')}>
      {found.error !== null && <LoadFailed error={found.error} retry={() => void found.refetch()} />}
      {found.data === undefined ? found.error === null && <ListSkeleton /> : <Groups settings={found.data} />}
    </Page>
  );
}

function Groups({ settings }: { readonly settings: SystemSettings }) {
  const { t } = useTranslation('settings');
  const tabs = [
    { value: 'addresses', label: t('groups.addresses'), content: <AddressGroup settings={settings} /> },
    { value: 'security', label: t('groups.security'), content: <SecurityGroup settings={settings} /> },
    { value: 'calls', label: t('groups.calls'), content: <CallsGroup settings={settings} /> },
    { value: 'browser', label: t('groups.browser'), content: <BrowserGroup settings={settings} /> },
    { value: 'provision', label: t('groups.provision'), content: <ProvisionGroup settings={settings} /> },
    { value: 'transcription', label: t('groups.transcription'), content: <TranscriptionGroup settings={settings} /> },
    { value: 'keeping', label: t('groups.keeping'), content: <KeepingGroup settings={settings} /> },
    { value: 'billing', label: t('groups.billing'), content: <BillingGroup settings={settings} /> },
  ];
  return <FormTabs label={t('title')} tabs={tabs} />;
}
