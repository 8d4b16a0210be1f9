import { Button, FileButton, Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, api } from '../../api/client.ts';
import { TextField } from '../../kit/fields/text-field.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import { type ResourceFormState, useResourceForm } from '../../kit/form/use-resource-form.ts';
import { say } from '../../kit/say.ts';
import { useRefresh } from '../../kit/use-refresh.ts';
import { useTenantOfNew } from '../../kit/use-tenant.ts';
import type { CoverPage } from './cover-page.ts';
import { CoverPreview } from './cover-preview.tsx';
import { HtmlField } from './html-field.tsx';
import { bodyOf } from './html-file.ts';
import { starterSheet } from './starter-sheet.ts';

const ONE = '/api/coverpages/{coverpage_id}';

interface Values {
  title: string;
  description: string;
}

/** The editor of a cover page, with what comes of it beside it. */
export function CoverForm({ page }: { page: CoverPage | null }) {
  const { t } = useTranslation('coverPages');
  const navigate = useNavigate();
  const form = useCoverForm(page);
  return (
    <ResourceForm form={form} label={page?.title ?? t('new')} onCancel={() => void navigate({ to: '/cover-pages' })}>
      <SimpleGrid cols={{ base: 1, lg: 2 }}>
        <Paper withBorder p="lg">
          <Stack gap="md">
            <TextField of={form.at('title')} label={t('name')} help={t('nameHelp')} required maxLength={250} />
            <HtmlField of={form.at('description')} label={t('content')} help={t('contentHelp')} />
            <HtmlFileButton form={form} />
          </Stack>
        </Paper>
        <Stack gap="xs">
          <Title order={2} size="h5">
            {t('preview')}
          </Title>
          <Text size="sm" c="dimmed">
            {t('previewText')}
          </Text>
          <CoverPreview html={form.values.description} />
        </Stack>
      </SimpleGrid>
    </ResourceForm>
  );
}

/** Saves, and shows what the server has made of it: it leaves out what a page cannot show. */
function useCoverForm(page: CoverPage | null): ResourceFormState<Values> {
  const { t } = useTranslation(['coverPages', 'common', 'kit']);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const refresh = useRefresh();
  const tenant = useTenantOfNew();
  const initial = useMemo<Values>(
    () =>
      page === null
        ? { title: '', description: starterSheet((name) => t(`starter.${name}`)) }
        : { title: page.title, description: page.description },
    [page, t],
  );
  return useResourceForm<Values, CoverPage | undefined>({
    initial,
    check: ({ title }) => (title.trim() === '' ? { title: t('kit:form.faults.required') } : {}),
    save: async (values, changed) => {
      if (page === null) return (await api.POST('/api/coverpages', { body: { ...values, ...tenant } })).data;
      const at = { params: { path: { coverpage_id: page.coverpage_id } } };
      await api.PUT(ONE, { ...at, body: changed });
      const { data } = await api.GET(ONE, at);
      say(t(data?.description === values.description.trim() ? 'common:saved' : 'reduced'));
      return data;
    },
    onSaved: (saved) => {
      void refresh('coverpages');
      if (saved === undefined) return;
      const at = { params: { path: { coverpage_id: saved.coverpage_id } } };
      queries.setQueryData($api.queryOptions('get', ONE, at).queryKey, saved);
      if (page === null) void navigate({ to: `/cover-pages/${saved.coverpage_id}` });
    },
  });
}

function HtmlFileButton({ form }: { form: ResourceFormState<Values> }) {
  const { t } = useTranslation('coverPages');
  const take = async (file: File | null) => {
    if (file === null) return;
    form.at('description').set(bodyOf(await file.text()));
  };
  return (
    <Group gap="sm">
      <FileButton accept="text/html,.html,.htm" onChange={(file) => void take(file)}>
        {(props) => (
          <Button {...props} variant="default" size="xs">
            {t('openFile')}
          </Button>
        )}
      </FileButton>
      <Text size="sm" c="dimmed">
        {t('openFileText')}
      </Text>
    </Group>
  );
}
