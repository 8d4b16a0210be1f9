import { Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { TextAreaField, TextField } from '../../kit/fields/text-field.tsx';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import { useResourceForm } from '../../kit/form/use-resource-form.ts';
import { say } from '../../kit/say.ts';
import { useRefresh } from '../../kit/use-refresh.ts';
import { useTenantOfNew } from '../../kit/use-tenant.ts';
import { HtmlField } from '../cover-pages/html-field.tsx';
import { withTokens } from '../cover-pages/merge-tokens.ts';
import { previewPage } from '../cover-pages/preview-page.ts';
import { useTokenExamples } from '../cover-pages/use-token-examples.ts';
import type { Template } from './template-page.tsx';

const TOKENS = ['contact', 'account', 'user'] as const;
const PAUSE_MS = 300;

/** As mail programs show it: no pictures from elsewhere are loaded here. */
const LOOKS = `
  html { background: white; color: black; }
  body { margin: 16px; font: 14px/1.4 Arial, Helvetica, sans-serif; overflow-wrap: anywhere; }
  img { max-width: 100%; }
`;

/** The mail itself, with what a recipient gets beside it. */
export function TemplateForm({ template }: { template: Template | null }) {
  const { t } = useTranslation(['templates', 'common']);
  const navigate = useNavigate();
  const refresh = useRefresh();
  const tenant = useTenantOfNew();
  const initial = useMemo(
    () => ({
      name: template?.name ?? '',
      description: template?.description ?? '',
      subject: template?.subject ?? '',
      body: template?.body ?? '',
      body_alt: template?.body_alt ?? '',
    }),
    [template],
  );
  const form = useResourceForm<typeof initial, number>({
    initial,
    save: async (values, changed) => {
      if (template === null) {
        const { data } = await api.POST('/api/templates', { body: { ...values, ...tenant } });
        return Number(data);
      }
      const path = { template_id: template.template_id };
      await api.PUT('/api/templates/{template_id}', { params: { path }, body: changed });
      return template.template_id;
    },
    onSaved: (id) => {
      say(t('common:saved'));
      void refresh('templates');
      // Files are attached on its own page.
      if (template === null) void navigate({ to: `/templates/${id}`, ignoreBlocker: true });
    },
    conflictField: 'name',
  });
  return (
    <ResourceForm form={form} label={template?.name ?? t('new')} onCancel={() => void navigate({ to: '/templates' })}>
      <FormSection title={t('what')}>
        <TextField of={form.at('name')} label={t('name')} help={t('nameHelp')} required maxLength={128} />
        <TextField of={form.at('description')} label={t('description')} maxLength={255} />
      </FormSection>
      <SimpleGrid cols={{ base: 1, lg: 2 }}>
        <Paper withBorder p="lg">
          <Stack gap="md">
            <TextField of={form.at('subject')} label={t('subject')} help={t('subjectHelp')} maxLength={255} />
            <HtmlField of={form.at('body')} label={t('body')} help={t('bodyHelp')} groups={TOKENS} />
          </Stack>
        </Paper>
        <MailPreview subject={form.values.subject} html={form.values.body} />
      </SimpleGrid>
      <FormSection title={t('plain')} text={t('plainText')}>
        <TextAreaField of={form.at('body_alt')} label={t('plainLabel')} help={t('plainHelp')} rows={4} />
      </FormSection>
    </ResourceForm>
  );
}

/** What was typed, in a frame of its own that runs nothing and loads nothing. */
function MailPreview({ subject, html }: { subject: string; html: string }) {
  const { t } = useTranslation('templates');
  const exampleOf = useTokenExamples();
  const [settled] = useDebouncedValue(html, PAUSE_MS);
  const page = useMemo(() => previewPage(settled, exampleOf, LOOKS), [settled, exampleOf]);
  return (
    <Stack gap="xs">
      <Title order={2} size="h5">
        {t('preview')}
      </Title>
      <Text size="sm" c="dimmed">
        {t('previewText')}
      </Text>
      <Paper withBorder p="sm">
        <Text fw={600}>{withTokens(subject, exampleOf) || t('noSubject')}</Text>
      </Paper>
      <Paper withBorder style={{ overflow: 'hidden' }}>
        <iframe
          title={t('preview')}
          sandbox=""
          srcDoc={page}
          tabIndex={-1}
          style={{ border: 0, width: '100%', height: 420, display: 'block' }}
        />
      </Paper>
    </Stack>
  );
}
