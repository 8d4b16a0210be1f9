import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, api } from '../../api/client.ts';
import { usePathParameter } from '../../app/use-search.ts';
import { DestinationField } from '../../kit/destination/destination-field.tsx';
import { RadioField, SelectField } from '../../kit/fields/select-field.tsx';
import { SwitchField } from '../../kit/fields/switch-field.tsx';
import { TextAreaField, TextField } from '../../kit/fields/text-field.tsx';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import { useResourceForm } from '../../kit/form/use-resource-form.ts';
import { ListSkeleton } from '../../kit/list/list-skeleton.tsx';
import { LoadFailed } from '../../kit/load-failed.tsx';
import { Page } from '../../kit/page.tsx';
import { ExtensionPicker } from '../../kit/pickers/extension-picker.tsx';
import { TenantGate } from '../../kit/tenant-gate.tsx';
import { useRefresh } from '../../kit/use-refresh.ts';
import { useChosenTenant } from '../../shell/chosen-tenant.ts';
import {
  ACTIONS,
  type Block,
  type BlockValues,
  DIRECTIONS,
  hasTarget,
  NEW_BLOCK,
  toSend,
  valuesOf,
} from './block-values.ts';

const ONE = '/api/call_block/{call_block_uuid}';

/** A blocked number, new or old. */
export default function BlockPage() {
  const { t } = useTranslation('callBlock');
  const id = usePathParameter('id');
  const crumbs = [{ title: t('title'), to: '/call-block' }];
  const found = $api.useQuery('get', ONE, { params: { path: { call_block_uuid: id } } }, { enabled: id !== '' });
  if (id === '') {
    return (
      <Page title={t('new')} crumbs={crumbs}>
        <TenantGate>
          <BlockForm block={null} />
        </TenantGate>
      </Page>
    );
  }
  return (
    <Page title={found.data?.call_block_number ?? (found.error ? t('notFound') : undefined)} crumbs={crumbs}>
      {found.error && <LoadFailed error={found.error} retry={() => void found.refetch()} />}
      {found.data ? <BlockForm key={id} block={found.data} /> : !found.error && <ListSkeleton />}
    </Page>
  );
}

function BlockForm({ block }: { block: Block | null }) {
  const { t } = useTranslation('callBlock');
  const navigate = useNavigate();
  const refresh = useRefresh();
  const tenantId = useChosenTenant();
  const back = () => void navigate({ to: '/call-block' });
  const initial = useMemo(() => (block === null ? NEW_BLOCK : valuesOf(block)), [block]);
  const form = useResourceForm<BlockValues, unknown>({
    initial,
    save: (values, changed) => {
      if (block !== null) {
        const params = { path: { call_block_uuid: block.call_block_uuid } };
        return api.PUT(ONE, { params, body: toSend(changed) });
      }
      const tenant = tenantId === undefined ? {} : { tenant_id: tenantId };
      return api.POST('/api/call_block', { body: { ...toSend(values), ...tenant } });
    },
    onSaved: () => {
      void refresh('call_block');
      back();
    },
    conflictField: 'call_block_number',
  });
  return (
    <ResourceForm form={form} label={block?.call_block_number ?? t('new')} onCancel={back}>
      <FormSection title={t('sections.which')} text={t('sections.whichText')}>
        <TextField of={form.at('call_block_number')} label={t('number')} help={t('numberHelp')} required />
        <TextField of={form.at('call_block_name')} label={t('name')} maxLength={80} />
        <SelectField
          of={form.at('call_block_direction')}
          label={t('direction')}
          choices={DIRECTIONS.map((value) => ({ value, label: t(`directions.${value}`) }))}
        />
        <TextField of={form.at('call_block_country_code')} label={t('country')} help={t('countryHelp')} maxLength={5} />
        <ExtensionPicker of={form.at('extension_uuid')} label={t('extension')} help={t('extensionHelp')} by="uuid" />
        <SwitchField of={form.at('call_block_enabled')} label={t('enabled')} />
        <TextAreaField of={form.at('call_block_description')} label={t('description')} />
      </FormSection>
      <FormSection title={t('sections.outcome')} text={t('sections.outcomeText')}>
        <RadioField
          of={form.at('call_block_action')}
          label={t('action')}
          choices={ACTIONS.map((value) => ({
            value,
            label: t(`actions.${value}.name`),
            help: t(`actions.${value}.help`),
          }))}
        />
        {hasTarget(form.values.call_block_action) && (
          <DestinationField
            of={form.at('call_block_data')}
            label={t('target')}
            {...(form.values.call_block_action === 'voicemail' ? { kinds: ['nothing', 'voicemail'] as const } : {})}
            required
          />
        )}
      </FormSection>
    </ResourceForm>
  );
}
