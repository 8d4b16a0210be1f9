import { Button, Group, List, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OnSent } from '../../api/send-with-progress.ts';
import { NumberField } from '../../kit/fields/number-field.tsx';
import { SelectField } from '../../kit/fields/select-field.tsx';
import { TagsField } from '../../kit/fields/tags-field.tsx';
import { TextField } from '../../kit/fields/text-field.tsx';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import { useResourceForm } from '../../kit/form/use-resource-form.ts';
import { FileDrop } from '../../kit/media/file-drop.tsx';
import { Page } from '../../kit/page.tsx';
import { ServerSelect } from '../../kit/pickers/server-select.tsx';
import { say } from '../../kit/say.ts';
import { TenantGate } from '../../kit/tenant-gate.tsx';
import { useRefresh } from '../../kit/use-refresh.ts';
import { useTenantOfNew } from '../../kit/use-tenant.ts';
import { QUALITIES } from '../documents/document.ts';
import { addFile, type Draft, discard, FAX_TYPES, LARGEST_FILE } from './fax-files.ts';
import { PageStrip } from './page-strip.tsx';
import { type FaxWish, sendFax } from './send-fax.ts';

const NOTHING: FaxWish = { numbers: '', title: '', accountId: '', coverId: '', quality: 'standard', tries: 3 };

/** Sends a fax: drop files, say to whom. */
export default function SendFaxPage() {
  const { t } = useTranslation('faxes');
  return (
    <Page title={t('send')} text={t('sendText')} crumbs={[{ title: t('sent'), to: '/faxes' }]}>
      <TenantGate>
        <SendForm />
      </TenantGate>
    </Page>
  );
}

function SendForm() {
  const { t } = useTranslation(['faxes', 'documents']);
  const navigate = useNavigate();
  const refresh = useRefresh();
  const tenant = useTenantOfNew();
  const [draft, setDraft] = useState<Draft | null>(null);
  const back = () => void navigate({ to: '/faxes' });
  const form = useResourceForm<FaxWish, unknown>({
    initial: NOTHING,
    save: (wish) => sendFax(wish, draft, tenant),
    onSaved: () => {
      say(t('isSending'));
      void refresh('faxes', 'transmissions', 'documents');
      back();
    },
  });
  const clear = () => {
    if (draft !== null) void discard(draft.documentId);
    setDraft(null);
  };
  return (
    <ResourceForm form={form} label={t('send')} saveLabel={t('sendNow')} onCancel={back}>
      <FormSection title={t('pagesToSend')} text={t('pagesToSendText')}>
        <DroppedFiles
          draft={draft}
          onClear={clear}
          add={async (file, onSent) => {
            const next = await addFile(draft, file, tenant, onSent);
            setDraft(next);
          }}
        />
      </FormSection>
      <FormSection title={t('recipients')} text={t('recipientsText')}>
        <TagsField of={form.at('numbers')} label={t('numbers')} help={t('numbersHelp')} required />
        <TextField of={form.at('title')} label={t('subject')} help={t('subjectHelp')} maxLength={255} />
      </FormSection>
      <FormSection title={t('how')} text={t('howText')}>
        <ServerSelect
          of={form.at('accountId')}
          label={t('account')}
          help={t('accountHelp')}
          path="/api/accounts"
          query={{ type: 'account' }}
          option={(row) => ({ value: String(row.account_id), label: `${row.phone} ${row.username}`.trim() })}
          lookUp={(value) => ({ account_id: value })}
        />
        <ServerSelect
          of={form.at('coverId')}
          label={t('cover')}
          help={t('coverHelp')}
          path="/api/coverpages"
          option={(row) => ({ value: String(row.coverpage_id), label: row.title })}
          lookUp={() => null}
        />
        <SelectField
          of={form.at('quality')}
          label={t('documents:quality')}
          help={t(`documents:qualityHelps.${form.values.quality}`)}
          choices={QUALITIES.map((value) => ({ value, label: t(`documents:qualities.${value}`) }))}
        />
        <NumberField of={form.at('tries')} label={t('tries')} help={t('triesHelp')} min={1} max={10} />
      </FormSection>
    </ResourceForm>
  );
}

interface DroppedFilesProps {
  readonly draft: Draft | null;
  readonly onClear: () => void;
  readonly add: (file: File, onSent: OnSent) => Promise<void>;
}

function DroppedFiles({ draft, onClear, add }: DroppedFilesProps) {
  const { t } = useTranslation('faxes');
  return (
    <>
      <FileDrop accept={FAX_TYPES} maxSize={LARGEST_FILE} text={t('drop')} upload={add} />
      {draft !== null && (
        <>
          <Group justify="space-between" align="flex-start" role="status">
            <List size="sm">
              {draft.files.map((name, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the same file may be dropped twice
                <List.Item key={`${at} ${name}`}>{name}</List.Item>
              ))}
            </List>
            <Group gap="sm">
              <Text size="sm">{t('pageCount', { count: draft.pages })}</Text>
              <Button variant="default" size="xs" onClick={onClear}>
                {t('startOver')}
              </Button>
            </Group>
          </Group>
          <PageStrip documentId={draft.documentId} pages={draft.pages} />
        </>
      )}
    </>
  );
}
