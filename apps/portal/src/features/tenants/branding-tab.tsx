import { Alert, Image, Paper, Stack, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, api } from '../../api/client.ts';
import { apiUrl, fetchApi } from '../../kit/fetch-api.ts';
import { SelectField } from '../../kit/fields/select-field.tsx';
import { SwitchField } from '../../kit/fields/switch-field.tsx';
import { TextAreaField, TextField } from '../../kit/fields/text-field.tsx';
import { asSwitch } from '../../kit/form/binding.ts';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import { useResourceForm } from '../../kit/form/use-resource-form.ts';
import { ListSkeleton } from '../../kit/list/list-skeleton.tsx';
import { LoadFailed } from '../../kit/load-failed.tsx';
import { FileDrop } from '../../kit/media/file-drop.tsx';
import { say } from '../../kit/say.ts';
import { SafeHtml } from '../../shell/safe-html.tsx';
import { type Branding, type BrandingValues, THEMES, valuesOf } from './branding-values.ts';

const ONE = '/api/branding/{tenant_id}';
const MOST_OCTETS = 2 * 1024 * 1024;

interface BrandingTabProps {
  readonly tenantId: number;
  readonly onCancel: () => void;
}

/** How the portal of a tenant looks, before and after its users log in. */
export function BrandingTab(props: BrandingTabProps) {
  const found = $api.useQuery('get', ONE, { params: { path: { tenant_id: String(props.tenantId) } } });
  if (found.error !== null) return <LoadFailed error={found.error} retry={() => void found.refetch()} />;
  if (found.data === undefined) return <ListSkeleton />;
  return <LoadedBranding {...props} branding={found.data} />;
}

function LoadedBranding({ tenantId, onCancel, branding }: BrandingTabProps & { readonly branding: Branding }) {
  const { t } = useTranslation(['tenants', 'common']);
  const queries = useQueryClient();
  const initial = useMemo(() => valuesOf(branding, tenantId), [branding, tenantId]);
  const form = useResourceForm<BrandingValues, unknown>({
    initial,
    save: (values) => api.POST('/api/branding', { body: { ...values, tenant_id: tenantId } }),
    onSaved: () => {
      say(t('common:saved'));
      void queries.invalidateQueries({
        predicate: ({ queryKey }) => queryKey.includes(ONE) || queryKey[0] === 'branding',
      });
    },
    conflictField: 'domain',
  });
  const uploadLogo = async (file: File) => {
    const url = apiUrl('/api/branding/{tenant_id}/media', { tenant_id: String(tenantId) });
    const response = await fetchApi(url, { method: 'PUT', body: file, headers: { 'content-type': file.type } });
    const name: unknown = await response.json();
    if (typeof name === 'string') form.at('logo').set(name);
  };
  const { at } = form;
  return (
    <ResourceForm form={form} label={t('tabs.branding')} onCancel={onCancel}>
      <FormSection title={t('branding.name')} text={t('branding.nameText')}>
        <TextField of={at('title')} label={t('branding.title')} required />
        <TextField of={at('domain')} label={t('branding.domain')} help={t('branding.domainHelp')} required />
        <TextField of={at('login_subtitle')} label={t('branding.subtitle')} maxLength={255} />
        <TextAreaField of={at('footer')} label={t('branding.footer')} help={t('branding.footerHelp')} />
        <TextField of={at('support_email')} label={t('branding.support')} type="email" />
        <SwitchField of={asSwitch(at('defaultvalue'))} label={t('branding.default')} help={t('branding.defaultHelp')} />
      </FormSection>
      <FormSection title={t('branding.look')} text={t('branding.lookText')}>
        <FileDrop
          accept={['image/png', 'image/jpeg']}
          maxSize={MOST_OCTETS}
          text={t('branding.logo')}
          upload={uploadLogo}
        />
        {form.values.logo !== initial.logo && <Alert role="status">{t('branding.logoWaits')}</Alert>}
        <TextField of={at('login_bg_url')} label={t('branding.background')} help={t('branding.urlHelp')} />
        <TextField of={at('favicon_url')} label={t('branding.favicon')} help={t('branding.urlHelp')} />
        <SelectField
          of={at('theme_lock')}
          label={t('branding.theme')}
          choices={THEMES.map((value) => ({ value, label: t(`branding.themes.${value === '' ? 'free' : value}`) }))}
        />
      </FormSection>
      <FormSection title={t('branding.preview')} text={t('branding.previewText')}>
        <Preview tenantId={tenantId} values={form.values} saved={initial} />
      </FormSection>
    </ResourceForm>
  );
}

interface PreviewProps {
  readonly tenantId: number;
  readonly values: BrandingValues;
  readonly saved: BrandingValues;
}

/** The login page in small. HTML is shown as the server has reduced it: that which is saved. */
function Preview({ tenantId, values, saved }: PreviewProps) {
  const { t } = useTranslation('tenants');
  const logo = apiUrl('/api/branding/{tenant_id}/media', { tenant_id: String(tenantId) }, { of: saved.logo });
  return (
    <Paper withBorder p="lg" maw={360}>
      <Stack align="center" gap="xs">
        {saved.logo !== '' && <Image src={logo} alt={t('branding.logoAlt')} h={40} w="auto" fit="contain" />}
        <Title order={3} size="h4">
          {values.title === '' ? 'Strowger' : values.title}
        </Title>
        {values.login_subtitle !== '' && (
          <Text size="sm" c="dimmed">
            {values.login_subtitle}
          </Text>
        )}
        {saved.footer !== '' && <SafeHtml html={saved.footer} />}
      </Stack>
    </Paper>
  );
}
