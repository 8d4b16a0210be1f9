import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../../kit/page.tsx';
import { useMe } from '../../session/use-me.ts';
import { SettingsForm } from './settings-form.tsx';

/** What a tenant's admin sets for his own tenant. */
export default function OwnSettingsPage() {
  const { t } = useTranslation('tenants');
  const me = useMe();
  const navigate = useNavigate();
  return (
    <Page title={t('settings.title')} text={t('settings.text')}>
      <SettingsForm tenantId={me.tenant.id} onCancel={() => void navigate({ to: '/' })} />
    </Page>
  );
}
