import { useTranslation } from 'react-i18next';
import { DestinationField } from '../../kit/destination/destination-field.tsx';
import { NumberField } from '../../kit/fields/number-field.tsx';
import { PhoneField } from '../../kit/fields/phone-field.tsx';
import { SwitchField } from '../../kit/fields/switch-field.tsx';
import { TextAreaField, TextField } from '../../kit/fields/text-field.tsx';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import type { ResourceFormState } from '../../kit/form/use-resource-form.ts';
import { MusicField } from '../../kit/sound/music-field.tsx';
import { useMe } from '../../session/use-me.ts';
import type { RouteValues } from './route-values.ts';

/** What a route may lead to (contract 20 §11). */
const KINDS = [
  'nothing',
  'extension',
  'ring_group',
  'call_queue',
  'ivr_menu',
  'time_condition',
  'call_flow',
  'conference',
  'voicemail',
  'external',
  'hangup',
] as const;

interface InboundRouteFormProps {
  readonly form: ResourceFormState<RouteValues>;
  readonly label: string;
  readonly onCancel: () => void;
}

/** The form of an inbound route, new or old. */
export function InboundRouteForm({ form, label, onCancel }: InboundRouteFormProps) {
  const { t } = useTranslation('inboundRoutes');
  const me = useMe();
  return (
    <ResourceForm form={form} label={label} onCancel={onCancel}>
      <FormSection title={t('sections.what')} text={t('sections.whatText')}>
        <PhoneField
          of={form.at('destination_number')}
          label={t('number')}
          help={t('numberHelp')}
          placeholder="+441632960000"
          required
        />
        <SwitchField of={form.at('destination_enabled')} label={t('enabled')} help={t('enabledHelp')} />
        <TextAreaField of={form.at('destination_description')} label={t('description')} />
      </FormSection>
      <FormSection title={t('sections.where')} text={t('sections.whereText')}>
        <DestinationField
          of={form.at('destination_data')}
          label={t('leadsTo')}
          kinds={KINDS}
          nothingLabel={t('nowhere')}
          required
        />
        <SwitchField of={form.at('destination_fax_detect')} label={t('fax')} help={t('faxHelp')} />
      </FormSection>
      <FormSection title={t('sections.call')} text={t('sections.callText')}>
        <TextField
          of={form.at('destination_cid_name_prefix')}
          label={t('prefix')}
          help={t('prefixHelp')}
          maxLength={40}
        />
        <TextField
          of={form.at('destination_distinctive_ring')}
          label={t('ring')}
          help={t('ringHelp')}
          maxLength={255}
        />
        <SwitchField of={form.at('destination_record')} label={t('record')} />
        <MusicField of={form.at('destination_ringback')} label={t('ringback')} ringback />
        <MusicField of={form.at('destination_hold_music')} label={t('holdMusic')} />
        <TextField of={form.at('destination_accountcode')} label={t('accountCode')} maxLength={255} />
      </FormSection>
      {me.kind === 'provider' && (
        <FormSection title={t('sections.match')} text={t('sections.matchText')}>
          <TextField
            of={form.at('destination_number_regex')}
            label={t('regex')}
            help={t('regexHelp')}
            placeholder="^44163296\d+$"
            maxLength={200}
          />
          <NumberField
            of={form.at('destination_order')}
            label={t('order')}
            help={t('orderHelp')}
            min={0}
            max={999_999}
          />
        </FormSection>
      )}
    </ResourceForm>
  );
}
