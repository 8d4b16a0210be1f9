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
import { useFormOfList } from '../../kit/form/use-form-of-list.ts';
import { FormPage } from '../../kit/object-page.tsx';
import { ExtensionPicker } from '../../kit/pickers/extension-picker.tsx';
import { useTenantOfNew } from '../../kit/use-tenant.ts';
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
  return (
    <FormPage
      id={id}
      found={found}
      crumbs={crumbs}
      nameOf={(block) => block.call_block_number}
      unknown={t('notFound')}
      fresh={{ title: t('new'), ofTenant: true }}
      form={(block) => <BlockForm block={block} />}
    />
  );
}

function BlockForm({ block }: { block: Block | null }) {
  const { t } = useTranslation('callBlock');
  const tenant = useTenantOfNew();
  const initial = useMemo(() => (block === null ? NEW_BLOCK : valuesOf(block)), [block]);
  const { form, back } = useFormOfList<BlockValues>({
    list: '/call-block',
    touches: ['call_block'],
    initial,
    save: (values, changed) => {
      if (block !== null) {
        const params = { path: { call_block_uuid: block.call_block_uuid } };
        return api.PUT(ONE, { params, body: toSend(changed) });
      }
      return api.POST('/api/call_block', { body: { ...toSend(values), ...tenant } });
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
