import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DestinationField } from '../../kit/destination/destination-field.tsx';
import { SwitchField } from '../../kit/fields/switch-field.tsx';
import { TagsField } from '../../kit/fields/tags-field.tsx';
import { seenAs } from '../../kit/form/binding.ts';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import type { Extension } from './extension.ts';
import { useExtensionForm } from './use-extension-form.ts';

const valuesOf = (extension: Extension) => ({
  do_not_disturb: extension.do_not_disturb,
  forward_all_enabled: extension.forward_all_enabled,
  forward_all_destination: extension.forward_all_destination,
  forward_busy_enabled: extension.forward_busy_enabled,
  forward_busy_destination: extension.forward_busy_destination,
  forward_no_answer_enabled: extension.forward_no_answer_enabled,
  forward_no_answer_destination: extension.forward_no_answer_destination,
  forward_user_not_registered_enabled: extension.forward_user_not_registered_enabled,
  forward_user_not_registered_destination: extension.forward_user_not_registered_destination,
  call_screen_enabled: extension.call_screen_enabled,
  missed_call_app: extension.missed_call_app === 'email' ? ('email' as const) : null,
  missed_call_data: extension.missed_call_data,
});

/** Do not disturb, forwarding in its four cases, missed calls. */
export function ForwardingTab({ extension }: { extension: Extension }) {
  const { t } = useTranslation('extensions');
  const navigate = useNavigate();
  const form = useExtensionForm(extension, valuesOf, (changed) => changed);
  const { values } = form;
  return (
    <ResourceForm form={form} label={t('tabs.forwarding')} onCancel={() => void navigate({ to: '/extensions' })}>
      <FormSection title={t('forwarding.dnd')} text={t('forwarding.dndText')}>
        <SwitchField of={form.at('do_not_disturb')} label={t('forwarding.dnd')} />
        <SwitchField
          of={form.at('call_screen_enabled')}
          label={t('forwarding.screen')}
          help={t('forwarding.screenHelp')}
        />
      </FormSection>
      <FormSection title={t('forwarding.title')} text={t('forwarding.text')}>
        <SwitchField of={form.at('forward_all_enabled')} label={t('forwarding.all')} />
        {values.forward_all_enabled && (
          <DestinationField of={form.at('forward_all_destination')} label={t('forwarding.allTo')} required />
        )}
        <SwitchField of={form.at('forward_busy_enabled')} label={t('forwarding.busy')} />
        {values.forward_busy_enabled && (
          <DestinationField
            of={form.at('forward_busy_destination')}
            label={t('forwarding.busyTo')}
            nothingLabel={t('forwarding.end')}
          />
        )}
        <SwitchField of={form.at('forward_no_answer_enabled')} label={t('forwarding.noAnswer')} />
        {values.forward_no_answer_enabled && (
          <DestinationField
            of={form.at('forward_no_answer_destination')}
            label={t('forwarding.noAnswerTo')}
            nothingLabel={t('forwarding.end')}
          />
        )}
        <SwitchField of={form.at('forward_user_not_registered_enabled')} label={t('forwarding.away')} />
        {values.forward_user_not_registered_enabled && (
          <DestinationField
            of={form.at('forward_user_not_registered_destination')}
            label={t('forwarding.awayTo')}
            nothingLabel={t('forwarding.end')}
          />
        )}
      </FormSection>
      <FormSection title={t('forwarding.missed')} text={t('forwarding.missedText')}>
        <SwitchField
          of={seenAs(
            form.at('missed_call_app'),
            (app) => app === 'email',
            (on: boolean) => (on ? ('email' as const) : null),
          )}
          label={t('forwarding.missedMail')}
        />
        {values.missed_call_app === 'email' && (
          <TagsField of={form.at('missed_call_data')} label={t('forwarding.missedTo')} required />
        )}
      </FormSection>
    </ResourceForm>
  );
}
