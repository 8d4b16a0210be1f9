import { Alert, Button } from '@mantine/core';
import { IconSpeakerphone, IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, api } from '../../api/client.ts';
import { confirmDelete } from '../../kit/confirm/confirm-delete.tsx';
import { TextAreaField, TextField } from '../../kit/fields/text-field.tsx';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import { useResourceForm } from '../../kit/form/use-resource-form.ts';
import { ListSkeleton } from '../../kit/list/list-skeleton.tsx';
import { LoadFailed } from '../../kit/load-failed.tsx';
import { say } from '../../kit/say.ts';
import { useRefresh } from '../../kit/use-refresh.ts';
import { SafeHtml } from '../../shell/safe-html.tsx';

const ONE = '/api/announcement/{tenant_id}';

interface Values {
  title: string | null;
  message: string | null;
}

interface OneAnnouncementProps {
  /** 0: to everybody. */
  readonly tenantId: number;
  /** Where cancelling leads. */
  readonly back: string;
}

/** The announcement of one audience: it has one at most. */
export function OneAnnouncement({ tenantId, back }: OneAnnouncementProps) {
  const found = $api.useQuery('get', ONE, { params: { path: { tenant_id: String(tenantId) } } });
  if (found.error !== null) return <LoadFailed error={found.error} retry={() => void found.refetch()} />;
  if (found.data === undefined) return <ListSkeleton />;
  // A tenant without one is answered with what everybody is told.
  const own = found.data.tenant_id === tenantId ? found.data : null;
  return <AnnouncementForm tenantId={tenantId} back={back} title={own?.title ?? null} message={own?.message ?? null} />;
}

function AnnouncementForm({ tenantId, back, title, message }: OneAnnouncementProps & Values) {
  const { t } = useTranslation(['announcements', 'common']);
  const navigate = useNavigate();
  const refresh = useRefresh();
  const initial = useMemo(() => ({ title, message }), [title, message]);
  const post = (body: Values) => api.POST(ONE, { params: { path: { tenant_id: String(tenantId) } }, body });
  const form = useResourceForm<Values, unknown>({
    initial,
    save: post,
    onSaved: () => {
      say(t('common:saved'));
      void refresh('announcement');
    },
    check: (values) => (values.title || values.message ? {} : { title: t('nothing') }),
  });
  const exists = title !== null || message !== null;
  const remove = () =>
    confirmDelete({
      items: [{ name: title || t('untitled'), remove: () => post({ title: null, message: null }) }],
      onDone: () => {
        void refresh('announcement');
        void navigate({ to: back, ignoreBlocker: true });
      },
    });
  return (
    <ResourceForm
      form={form}
      label={t('title')}
      saveLabel={t('publish')}
      onCancel={() => void navigate({ to: back })}
      extra={
        exists && (
          <Button variant="default" leftSection={<IconTrash size={16} aria-hidden />} onClick={remove}>
            {t('common:delete')}
          </Button>
        )
      }
    >
      <FormSection title={t('sections.what')} text={t('sections.whatText')}>
        <TextField of={form.at('title')} label={t('heading')} maxLength={255} />
        <TextAreaField of={form.at('message')} label={t('message')} help={t('messageHelp')} rows={5} />
      </FormSection>
      {exists && (
        <FormSection title={t('sections.shown')} text={t('sections.shownText')}>
          <Alert icon={<IconSpeakerphone aria-hidden />} title={title}>
            {message !== null && <SafeHtml html={message} />}
          </Alert>
        </FormSection>
      )}
    </ResourceForm>
  );
}
