import { useTranslation } from 'react-i18next';
import { DestinationField } from '../../kit/destination/destination-field.tsx';
import { SecretField } from '../../kit/fields/secret-field.tsx';
import { SwitchField } from '../../kit/fields/switch-field.tsx';
import { TextAreaField, TextField } from '../../kit/fields/text-field.tsx';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import type { ResourceFormState } from '../../kit/form/use-resource-form.ts';
import { SoundField } from '../../kit/sound/sound-field.tsx';
import { FlowDiagram } from './flow-diagram.tsx';
import type { FlowValues } from './flow-values.ts';

interface CallFlowFormProps {
  readonly form: ResourceFormState<FlowValues>;
  readonly label: string;
  readonly onCancel: () => void;
}

/** The form of a call flow, new or old: its diagram, then its parts. */
export function CallFlowForm({ form, label, onCancel }: CallFlowFormProps) {
  const { t } = useTranslation('callFlows');
  return (
    <ResourceForm form={form} label={label} onCancel={onCancel}>
      <FlowDiagram form={form} />
      <FormSection title={t('sections.what')} text={t('sections.whatText')}>
        <TextField of={form.at('call_flow_name')} label={t('name')} required maxLength={80} />
        <TextField of={form.at('call_flow_extension')} label={t('number')} help={t('numberHelp')} required />
        <SwitchField of={form.at('call_flow_enabled')} label={t('enabled')} help={t('enabledHelp')} />
        <TextAreaField of={form.at('call_flow_description')} label={t('description')} />
      </FormSection>
      <FormSection title={t('sections.normal')} text={t('sections.normalText')}>
        <TextField of={form.at('call_flow_label')} label={t('label')} placeholder={t('normal')} maxLength={80} />
        <DestinationField of={form.at('call_flow_data')} label={t('normalTo')} nothingLabel={t('notAvailable')} />
        <SoundField
          of={form.at('call_flow_sound')}
          label={t('normalSound')}
          help={t('soundHelp')}
          defaultLabel={t('builtIn')}
        />
      </FormSection>
      <FormSection title={t('sections.alternate')} text={t('sections.alternateText')}>
        <TextField
          of={form.at('call_flow_alternate_label')}
          label={t('alternateLabel')}
          placeholder={t('alternate')}
          maxLength={80}
        />
        <DestinationField
          of={form.at('call_flow_alternate_data')}
          label={t('alternateTo')}
          nothingLabel={t('notAvailable')}
        />
        <SoundField
          of={form.at('call_flow_alternate_sound')}
          label={t('alternateSound')}
          help={t('soundHelp')}
          defaultLabel={t('builtIn')}
        />
      </FormSection>
      <FormSection title={t('sections.switch')} text={t('sections.switchText')}>
        <TextField of={form.at('call_flow_feature_code')} label={t('code')} help={t('codeHelp')} placeholder="*5000" />
        <SecretField of={form.at('call_flow_pin_number')} label={t('pin')} help={t('pinHelp')} kind="pin" />
      </FormSection>
    </ResourceForm>
  );
}
