import { useTranslation } from 'react-i18next';
import { NumberField } from '../../kit/fields/number-field.tsx';
import { SecretField } from '../../kit/fields/secret-field.tsx';
import { SelectField } from '../../kit/fields/select-field.tsx';
import { SwitchField } from '../../kit/fields/switch-field.tsx';
import { TextAreaField, TextField } from '../../kit/fields/text-field.tsx';
import { seenAs } from '../../kit/form/binding.ts';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import type { ResourceFormState } from '../../kit/form/use-resource-form.ts';
import { MusicField } from '../../kit/sound/music-field.tsx';
import { SoundField } from '../../kit/sound/sound-field.tsx';
import { MenuDesigner } from './menu-designer.tsx';
import type { MenuValues } from './menu-values.ts';
import { useLanguages } from './use-languages.ts';

interface IvrMenuFormProps {
  readonly form: ResourceFormState<MenuValues>;
  readonly label: string;
  /** Null: it is new. */
  readonly uuid: string | null;
  readonly onCancel: () => void;
}

/** The form of a menu, new or old: what it is, the diagram of its options, what is heard. */
export function IvrMenuForm({ form, label, uuid, onCancel }: IvrMenuFormProps) {
  const { t } = useTranslation('ivrMenus');
  return (
    <ResourceForm form={form} label={label} onCancel={onCancel}>
      <FormSection title={t('sections.what')} text={t('sections.whatText')}>
        <TextField of={form.at('ivr_menu_name')} label={t('name')} required maxLength={80} />
        <TextField of={form.at('ivr_menu_extension')} label={t('number')} help={t('numberHelp')} required />
        <SwitchField of={form.at('ivr_menu_enabled')} label={t('enabled')} help={t('enabledHelp')} />
        <TextAreaField of={form.at('ivr_menu_description')} label={t('description')} />
      </FormSection>
      <MenuDesigner form={form} uuid={uuid} />
      <SoundSection form={form} />
      <TimingSection form={form} />
      <CallerSection form={form} />
    </ResourceForm>
  );
}

interface SectionProps {
  readonly form: ResourceFormState<MenuValues>;
}

function SoundSection({ form }: SectionProps) {
  const { t } = useTranslation('ivrMenus');
  const languages = useLanguages();
  return (
    <FormSection title={t('sections.sounds')} text={t('sections.soundsText')}>
      <SelectField
        of={form.at('ivr_menu_language')}
        label={t('language')}
        help={t('languageHelp')}
        choices={languages}
      />
      <SoundField of={form.at('ivr_menu_greet_long')} label={t('greetLong')} defaultLabel={t('pleaseEnter')} />
      <SoundField of={form.at('ivr_menu_greet_short')} label={t('greetShort')} defaultLabel={t('sameGreeting')} />
      <SoundField of={form.at('ivr_menu_invalid_sound')} label={t('invalidSound')} />
      <SoundField of={form.at('ivr_menu_exit_sound')} label={t('exitSound')} />
    </FormSection>
  );
}

function TimingSection({ form }: SectionProps) {
  const { t } = useTranslation('ivrMenus');
  const seconds = (name: 'ivr_menu_timeout' | 'ivr_menu_inter_digit_timeout') =>
    seenAs(
      form.at(name),
      (milliseconds) => (milliseconds === null ? null : milliseconds / 1000),
      (value: number) => Math.round(value * 1000),
    );
  return (
    <FormSection title={t('sections.timing')} text={t('sections.timingText')}>
      <NumberField
        of={seconds('ivr_menu_timeout')}
        label={t('timeout')}
        help={t('timeoutHelp')}
        min={0.5}
        max={60}
        step={0.5}
        unit="s"
      />
      <NumberField
        of={seconds('ivr_menu_inter_digit_timeout')}
        label={t('interDigit')}
        help={t('interDigitHelp')}
        min={0.1}
        max={60}
        step={0.1}
        unit="s"
      />
      <NumberField of={form.at('ivr_menu_max_timeouts')} label={t('maxTimeouts')} min={1} max={20} />
      <NumberField of={form.at('ivr_menu_max_failures')} label={t('maxFailures')} min={1} max={20} />
    </FormSection>
  );
}

function CallerSection({ form }: SectionProps) {
  const { t } = useTranslation('ivrMenus');
  return (
    <FormSection title={t('sections.caller')} text={t('sections.callerText')}>
      <SwitchField of={form.at('ivr_menu_direct_dial')} label={t('directDial')} help={t('directDialHelp')} />
      <SecretField of={form.at('ivr_menu_pin_number')} label={t('pin')} help={t('pinHelp')} kind="pin" />
      <TextField of={form.at('ivr_menu_cid_prefix')} label={t('prefix')} help={t('prefixHelp')} maxLength={40} />
      <MusicField of={form.at('ivr_menu_ringback')} label={t('ringback')} ringback />
    </FormSection>
  );
}
