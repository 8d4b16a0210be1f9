import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import { useResourceForm } from '../../kit/form/use-resource-form.ts';
import { Page } from '../../kit/page.tsx';
import { say } from '../../kit/say.ts';
import { TenantGate } from '../../kit/tenant-gate.tsx';
import { useRefresh } from '../../kit/use-refresh.ts';
import { useTenantOfNew } from '../../kit/use-tenant.ts';
import { MusicFields } from './music-fields.tsx';
import { type MusicValues, NEW_MUSIC, toSend } from './music-values.ts';

/** Makes a category; its files are added on its own page. */
export default function NewMusicPage() {
  const { t } = useTranslation('musicOnHold');
  return (
    <Page title={t('new')} text={t('newText')} crumbs={[{ title: t('title'), to: '/music-on-hold' }]}>
      <TenantGate>
        <NewMusicForm />
      </TenantGate>
    </Page>
  );
}

function NewMusicForm() {
  const { t } = useTranslation('musicOnHold');
  const navigate = useNavigate();
  const refresh = useRefresh();
  const tenant = useTenantOfNew();
  const form = useResourceForm<MusicValues, string | undefined>({
    initial: NEW_MUSIC,
    save: async (values) => (await api.POST('/api/music_on_hold', { body: { ...toSend(values), ...tenant } })).data,
    onSaved: (uuid) => {
      void refresh('music_on_hold');
      say(t('nowFiles'));
      void navigate({ to: uuid === undefined ? '/music-on-hold' : `/music-on-hold/${uuid}` });
    },
    conflictField: 'music_on_hold_name',
  });
  return (
    <ResourceForm form={form} label={t('new')} onCancel={() => void navigate({ to: '/music-on-hold' })}>
      <MusicFields form={form} />
    </ResourceForm>
  );
}
