import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { RadioField } from '../../kit/fields/select-field.tsx';
import { TextAreaField, TextField } from '../../kit/fields/text-field.tsx';
import { AdvancedFields } from '../../kit/form/advanced-fields.tsx';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import { useResourceForm } from '../../kit/form/use-resource-form.ts';
import { UserPicker } from '../../kit/pickers/user-picker.tsx';
import { say } from '../../kit/say.ts';
import { useRefresh } from '../../kit/use-refresh.ts';
import { manages } from '../../session/me.ts';
import { useMe } from '../../session/use-me.ts';
import { type Document, QUALITIES } from './document.ts';

const ONE = '/api/documents/{document_id}';

/** What a document is called, and how finely it is sent: another quality makes its fax image anew. */
export function DocumentForm({ document }: { document: Document }) {
  const { t } = useTranslation(['documents', 'common', 'kit']);
  const navigate = useNavigate();
  const refresh = useRefresh();
  const mayGive = manages(useMe());
  const { document_id, name, description, quality, user_id } = document;
  const initial = useMemo(
    () => ({ name, description: description ?? '', quality, user_id }),
    [name, description, quality, user_id],
  );
  const form = useResourceForm<typeof initial, unknown>({
    initial,
    check: (values) => (values.name.trim() === '' ? { name: t('kit:form.faults.required') } : {}),
    save: (_, changed) => api.PUT(ONE, { params: { path: { document_id } }, body: changed }),
    onSaved: () => {
      say(t('common:saved'));
      void refresh('documents');
    },
  });
  return (
    <ResourceForm form={form} label={name} onCancel={() => void navigate({ to: '/documents' })}>
      <FormSection title={t('what')} text={t('whatText')}>
        <TextField of={form.at('name')} label={t('name')} help={t('nameHelp')} required maxLength={128} />
        <TextAreaField of={form.at('description')} label={t('description')} />
        {mayGive && (
          <AdvancedFields of={form.root} fields={['user_id']}>
            <UserPicker of={form.at('user_id')} label={t('owner')} help={t('ownerHelp')} clearable={false} />
          </AdvancedFields>
        )}
      </FormSection>
      <FormSection title={t('quality')} text={t('qualityText')}>
        <RadioField
          of={form.at('quality')}
          label={t('qualityLabel')}
          choices={QUALITIES.map((value) => ({
            value,
            label: t(`qualities.${value}`),
            help: t(`qualityHelps.${value}`),
          }))}
        />
      </FormSection>
    </ResourceForm>
  );
}
