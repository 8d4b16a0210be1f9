import { Paper, Text } from '@mantine/core';
import type { AnswerOf } from '@strowger/client';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, api } from '../../api/client.ts';
import { usePathParameter } from '../../app/use-search.ts';
import { DeleteObject } from '../../kit/delete-object.tsx';
import { TextField } from '../../kit/fields/text-field.tsx';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import { useFormOfList } from '../../kit/form/use-form-of-list.ts';
import { FormPage } from '../../kit/object-page.tsx';
import { useTenantOfNew } from '../../kit/use-tenant.ts';
import { withTokens } from '../cover-pages/merge-tokens.ts';
import { TokenTextField } from '../cover-pages/token-text-field.tsx';
import { useTokenExamples } from '../cover-pages/use-token-examples.ts';
import { messageParts } from './message-parts.ts';

const ONE = '/api/texts/{text_id}';
const TOKENS = ['contact', 'account', 'user'] as const;
type StoredText = AnswerOf<typeof ONE>;

/** A stored text, new or old. */
export default function TextPage() {
  const { t } = useTranslation('texts');
  const id = usePathParameter('id');
  const found = $api.useQuery('get', ONE, { params: { path: { text_id: Number(id) } } }, { enabled: id !== '' });
  const text = found.data;
  return (
    <FormPage
      id={id}
      found={found}
      crumbs={[{ title: t('title'), to: '/texts' }]}
      nameOf={({ name }) => name}
      unknown={t('notFound')}
      fresh={{ title: t('new'), ofTenant: true }}
      actions={
        text && (
          <DeleteObject
            name={text.name}
            list="/texts"
            touches="texts"
            consequence={t('removed')}
            remove={() => api.DELETE(ONE, { params: { path: { text_id: text.text_id } } })}
          />
        )
      }
      form={(one) => <TextForm text={one} />}
    />
  );
}

function TextForm({ text }: { text: StoredText | null }) {
  const { t } = useTranslation('texts');
  const tenant = useTenantOfNew();
  const initial = useMemo(
    () => ({ name: text?.name ?? '', description: text?.description ?? '', data: text?.data ?? '' }),
    [text],
  );
  const { form, back } = useFormOfList<typeof initial>({
    list: '/texts',
    touches: ['texts'],
    initial,
    save: (values, changed) =>
      text === null
        ? api.POST('/api/texts', { body: { ...values, ...tenant } })
        : api.PUT(ONE, { params: { path: { text_id: text.text_id } }, body: changed }),
    conflictField: 'name',
  });
  return (
    <ResourceForm form={form} label={text?.name ?? t('new')} onCancel={back}>
      <FormSection title={t('what')}>
        <TextField of={form.at('name')} label={t('name')} required maxLength={128} />
        <TextField of={form.at('description')} label={t('description')} maxLength={255} />
      </FormSection>
      <FormSection title={t('body')} text={t('bodyText')}>
        <TokenTextField of={form.at('data')} label={t('bodyLabel')} help={t('bodyHelp')} groups={TOKENS} />
        <AsReceived body={form.values.data} />
      </FormSection>
    </ResourceForm>
  );
}

/** What a recipient gets, with examples in place of tokens. */
function AsReceived({ body }: { body: string }) {
  const { t } = useTranslation('texts');
  const exampleOf = useTokenExamples();
  const filled = withTokens(body, exampleOf);
  if (filled === '') return null;
  return (
    <div>
      <Text size="sm" fw={500}>
        {t('asReceived')}
      </Text>
      <Paper withBorder p="sm" maw={420} mt={4}>
        <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {filled}
        </Text>
      </Paper>
      <Text size="xs" c="dimmed" mt={4}>
        {t('partCount', { count: messageParts(filled), length: filled.length })}
      </Text>
    </div>
  );
}
