import { Alert, List, Modal, Stack } from '@mantine/core';
import type { AnswerOf } from '@strowger/client';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, api } from '../../api/client.ts';
import { SwitchField } from '../../kit/fields/switch-field.tsx';
import { TextAreaField } from '../../kit/fields/text-field.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import { useResourceForm } from '../../kit/form/use-resource-form.ts';
import { ListSkeleton } from '../../kit/list/list-skeleton.tsx';
import { LoadFailed } from '../../kit/load-failed.tsx';
import { say } from '../../kit/say.ts';
import { useRefresh } from '../../kit/use-refresh.ts';

const PATH = '/api/integration_whitelist/text';
const ROWS = 8;

type Replaced = AnswerOf<typeof PATH, 'put'>;

/** The whole list as plain text: replaced at once, or not at all. */
export function WhitelistTextDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['integration', 'common']);
  const found = $api.useQuery('get', PATH);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('whitelist.asText')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {found.error !== null && <LoadFailed error={found.error} retry={() => void found.refetch()} />}
      {found.data === undefined ? (
        found.error === null && <ListSkeleton />
      ) : (
        <TextForm text={found.data.text} onClose={onClose} />
      )}
    </Modal>
  );
}

function TextForm({ text, onClose }: { readonly text: string; readonly onClose: () => void }) {
  const { t } = useTranslation('integration');
  const refresh = useRefresh();
  const [bad, setBad] = useState<Replaced['errors']>([]);
  const initial = useMemo(() => ({ text, allow_any: false }), [text]);
  const form = useResourceForm<typeof initial, Replaced | undefined>({
    initial,
    save: async (values) => (await api.PUT(PATH, { body: values })).data,
    onSaved: (done) => {
      if (done === undefined) return;
      setBad(done.errors);
      if (done.errors.length > 0) return;
      void refresh('integration_whitelist');
      say(t('whitelist.replaced', { added: done.added, removed: done.removed, kept: done.kept }));
      onClose();
    },
  });
  return (
    <ResourceForm form={form} label={t('whitelist.asText')} onCancel={onClose}>
      <Stack gap="sm">
        {bad.length > 0 && (
          <Alert color="red" title={t('whitelist.badLines')} role="status">
            <List size="sm">
              {bad.map(({ line, text: sent, reason }) => (
                <List.Item key={line}>{t('whitelist.badLine', { line, text: sent, reason })}</List.Item>
              ))}
            </List>
          </Alert>
        )}
        <TextAreaField of={form.at('text')} label={t('whitelist.lines')} help={t('whitelist.linesHelp')} rows={ROWS} />
        <SwitchField of={form.at('allow_any')} label={t('whitelist.allowAny')} />
      </Stack>
    </ResourceForm>
  );
}
