import { Button } from '@mantine/core';
import type { AnswerOf } from '@strowger/client';
import { IconMailbox } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, api } from '../../api/client.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { makePin } from '../../kit/fields/make-secret.ts';
import { SecretField } from '../../kit/fields/secret-field.tsx';
import { SelectField } from '../../kit/fields/select-field.tsx';
import { SwitchField } from '../../kit/fields/switch-field.tsx';
import { TagsField } from '../../kit/fields/tags-field.tsx';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import { useResourceForm } from '../../kit/form/use-resource-form.ts';
import { ListSkeleton } from '../../kit/list/list-skeleton.tsx';
import { listOptions } from '../../kit/list/read-list.ts';
import { LoadFailed } from '../../kit/load-failed.tsx';
import { say, sayFailure } from '../../kit/say.ts';
import { useRefresh } from '../../kit/use-refresh.ts';
import type { Extension } from './extension.ts';

const ONE = '/api/voicemails/{voicemail_uuid}';
const FILES = ['attach', 'link', 'none'] as const;

/** The mailbox with the number of the extension. */
export function VoicemailTab({ extension }: { extension: Extension }) {
  const query = { search: extension.extension, tenant_id: extension.tenant_id, per_page: 100 };
  const found = useQuery(listOptions({ path: '/api/voicemails', query }));
  const uuid = found.data?.rows.find((row) => row.voicemail_id === extension.extension)?.voicemail_uuid;
  const mailbox = $api.useQuery(
    'get',
    ONE,
    { params: { path: { voicemail_uuid: uuid ?? '' } } },
    { enabled: uuid !== undefined },
  );
  const error = found.error ?? mailbox.error;
  if (error) return <LoadFailed error={error} />;
  if (found.data && uuid === undefined) return <NoMailbox extension={extension} />;
  return mailbox.data ? <MailboxForm mailbox={mailbox.data} /> : <ListSkeleton />;
}

function NoMailbox({ extension }: { extension: Extension }) {
  const { t } = useTranslation('extensions');
  const refresh = useRefresh();
  const make = async () => {
    const body = { voicemail_id: extension.extension, voicemail_password: makePin(), tenant_id: extension.tenant_id };
    try {
      await api.POST('/api/voicemails', { body });
      await refresh('voicemails');
    } catch (thrown) {
      sayFailure(thrown);
    }
  };
  return (
    <EmptyState
      title={t('voicemail.none')}
      text={t('voicemail.noneText')}
      icon={<IconMailbox size={28} />}
      action={<Button onClick={() => void make()}>{t('voicemail.make')}</Button>}
    />
  );
}

function MailboxForm({ mailbox }: { mailbox: AnswerOf<typeof ONE> }) {
  const { t } = useTranslation(['extensions', 'common']);
  const navigate = useNavigate();
  const refresh = useRefresh();
  const initial = useMemo(
    () => ({
      voicemail_password: mailbox.voicemail_password ?? '',
      voicemail_mail_to: mailbox.voicemail_mail_to,
      voicemail_file: FILES.find((file) => file === mailbox.voicemail_file) ?? ('link' as const),
      voicemail_local_after_email: mailbox.voicemail_local_after_email,
      voicemail_enabled: mailbox.voicemail_enabled,
    }),
    [mailbox],
  );
  const form = useResourceForm({
    initial,
    save: (_, changed) => api.PUT(ONE, { params: { path: { voicemail_uuid: mailbox.voicemail_uuid } }, body: changed }),
    onSaved: () => {
      say(t('common:saved'));
      void refresh('voicemails');
    },
  });
  return (
    <ResourceForm form={form} label={t('tabs.voicemail')} onCancel={() => void navigate({ to: '/extensions' })}>
      <FormSection title={t('voicemail.box')} text={t('voicemail.boxText', { number: mailbox.voicemail_id })}>
        <SwitchField of={form.at('voicemail_enabled')} label={t('enabled')} />
        <SecretField
          of={form.at('voicemail_password')}
          label={t('voicemail.pin')}
          help={t('voicemail.pinHelp')}
          kind="pin"
        />
      </FormSection>
      <FormSection title={t('voicemail.mail')} text={t('voicemail.mailText')}>
        <TagsField of={form.at('voicemail_mail_to')} label={t('voicemail.mailTo')} />
        <SelectField
          of={form.at('voicemail_file')}
          label={t('voicemail.file')}
          choices={FILES.map((value) => ({ value, label: t(`voicemail.files.${value}`) }))}
        />
        <SwitchField
          of={form.at('voicemail_local_after_email')}
          label={t('voicemail.keep')}
          help={t('voicemail.keepHelp')}
        />
      </FormSection>
    </ResourceForm>
  );
}
