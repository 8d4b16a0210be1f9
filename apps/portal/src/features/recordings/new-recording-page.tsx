import { Group, Text } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { TextField } from '../../kit/fields/text-field.tsx';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import { useResourceForm } from '../../kit/form/use-resource-form.ts';
import { sizeText } from '../../kit/format/size-text.ts';
import { Page } from '../../kit/page.tsx';
import { sayFailure } from '../../kit/say.ts';
import { TenantGate } from '../../kit/tenant-gate.tsx';
import { useRefresh } from '../../kit/use-refresh.ts';
import { useTenantOfNew } from '../../kit/use-tenant.ts';
import { AudioSource } from './audio-source.tsx';
import { putMedia } from './put-media.ts';

const NOTHING = { name: '', description: '' };

/** Makes a recording: its sound and its name. */
export default function NewRecordingPage() {
  const { t } = useTranslation('recordings');
  return (
    <Page title={t('new')} crumbs={[{ title: t('title'), to: '/recordings' }]}>
      <TenantGate>
        <NewRecordingForm />
      </TenantGate>
    </Page>
  );
}

function NewRecordingForm() {
  const { t, i18n } = useTranslation('recordings');
  const navigate = useNavigate();
  const refresh = useRefresh();
  const tenant = useTenantOfNew();
  const [file, setFile] = useState<File | null>(null);
  const back = () => void navigate({ to: '/recordings' });
  const form = useResourceForm<typeof NOTHING, unknown>({
    initial: NOTHING,
    save: async (values) => {
      const { data: id } = await api.POST('/api/recordings', { body: { ...values, ...tenant } });
      // The recording is there: what is wrong with its sound is put right on its own page.
      if (file !== null && id !== undefined) await putMedia(id, file).catch(sayFailure);
      return id;
    },
    onSaved: (id) => {
      void refresh('recordings');
      void navigate({ to: `/recordings/${String(id)}` });
    },
    conflictField: 'name',
  });
  const take = async (taken: File) => {
    setFile(taken);
    if (form.values.name === '') form.at('name').set(taken.name.replace(/\.\w{1,4}$/, '').slice(0, 128));
  };
  return (
    <ResourceForm form={form} label={t('new')} onCancel={back}>
      <FormSection title={t('sound')} text={t('soundText')}>
        <AudioSource name={form.values.name} take={take} />
        {file !== null && (
          <Group gap="xs" role="status">
            <IconCheck size={16} aria-hidden />
            <Text size="sm">{t('chosen', { name: file.name, size: sizeText(file.size, i18n.language) })}</Text>
          </Group>
        )}
      </FormSection>
      <FormSection title={t('what')} text={t('whatText')}>
        <TextField of={form.at('name')} label={t('name')} required maxLength={128} />
        <TextField of={form.at('description')} label={t('description')} maxLength={255} />
      </FormSection>
    </ResourceForm>
  );
}
