import { useTranslation } from 'react-i18next';
import { NumberField } from '../../kit/fields/number-field.tsx';
import { SwitchField } from '../../kit/fields/switch-field.tsx';
import { TextAreaField, TextField } from '../../kit/fields/text-field.tsx';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import type { ResourceFormState } from '../../kit/form/use-resource-form.ts';
import { SoundField } from '../../kit/sound/sound-field.tsx';
import { useMe } from '../../session/use-me.ts';
import type { ConferenceValues } from './conference-values.ts';
import { MomentField } from './moment-field.tsx';
import { RemovablePin } from './removable-pin.tsx';

interface ConferenceFormProps {
  readonly form: ResourceFormState<ConferenceValues>;
  readonly label: string;
  readonly onCancel: () => void;
  /** There may be stored PINs. */
  readonly exists: boolean;
}

/** The form of a conference, new or old. */
export function ConferenceForm({ form, label, onCancel, exists }: ConferenceFormProps) {
  const { t } = useTranslation('conferences');
  const { timeZone } = useMe();
  const pin = {
    remove: t('pinRemove'),
    removed: t('pinRemoved'),
    keep: t('pinKeep'),
    removable: exists,
    length: form.values.conference_center_pin_length,
  };
  return (
    <ResourceForm form={form} label={label} onCancel={onCancel}>
      <FormSection title={t('sections.what')} text={t('sections.whatText')}>
        <TextField of={form.at('conference_center_name')} label={t('name')} required maxLength={80} />
        <TextField of={form.at('conference_center_extension')} label={t('number')} help={t('numberHelp')} required />
        <SwitchField of={form.at('conference_center_enabled')} label={t('enabled')} help={t('enabledHelp')} />
        <TextAreaField of={form.at('conference_center_description')} label={t('description')} />
      </FormSection>
      <FormSection title={t('sections.who')} text={t('sections.whoText')}>
        <NumberField of={form.at('conference_center_pin_length')} label={t('pinLength')} min={1} max={9} />
        <RemovablePin of={form.at('participant_pin')} label={t('participantPin')} help={t('pinHelp')} {...pin} />
        <RemovablePin of={form.at('moderator_pin')} label={t('moderatorPin')} help={t('moderatorPinHelp')} {...pin} />
        <NumberField of={form.at('max_members')} label={t('most')} help={t('mostHelp')} min={0} max={1000} />
      </FormSection>
      <FormSection title={t('sections.course')} text={t('sections.courseText')}>
        <SwitchField of={form.at('wait_mod')} label={t('waitModerator')} help={t('waitModeratorHelp')} />
        <SwitchField of={form.at('moderator_endconf')} label={t('endsWithModerator')} />
        <SwitchField of={form.at('mute')} label={t('joinMuted')} help={t('joinMutedHelp')} />
        <SwitchField of={form.at('record')} label={t('record')} help={t('recordHelp')} />
      </FormSection>
      <FormSection title={t('sections.sounds')} text={t('sections.soundsText')}>
        <SoundField of={form.at('conference_center_greeting')} label={t('greeting')} defaultLabel={t('noSound')} />
        <SoundField of={form.at('enter_sound')} label={t('enterSound')} />
        <SoundField of={form.at('exit_sound')} label={t('exitSound')} />
        <SwitchField of={form.at('announce_name')} label={t('announceName')} help={t('announceNameHelp')} />
        <SwitchField of={form.at('announce_count')} label={t('announceCount')} />
      </FormSection>
      <FormSection title={t('sections.when')} text={t('sections.whenText', { zone: timeZone })}>
        <MomentField of={form.at('start_datetime')} label={t('opens')} />
        <MomentField of={form.at('stop_datetime')} label={t('closes')} />
      </FormSection>
    </ResourceForm>
  );
}
