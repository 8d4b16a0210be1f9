import { useTranslation } from 'react-i18next';
import { NumberField } from '../../kit/fields/number-field.tsx';
import { SelectField } from '../../kit/fields/select-field.tsx';
import { SwitchField } from '../../kit/fields/switch-field.tsx';
import { TextField } from '../../kit/fields/text-field.tsx';
import { seenAs } from '../../kit/form/binding.ts';
import { FormSection } from '../../kit/form/form-section.tsx';
import { SortableRows } from '../../kit/form/sortable-rows.tsx';
import type { ResourceFormState } from '../../kit/form/use-resource-form.ts';
import { SoundField } from '../../kit/sound/sound-field.tsx';
import type { MusicValues } from './music-values.ts';

const RATES = [8000, 16_000, 32_000, 48_000] as const;

/** The fields of a category. */
export function MusicFields({ form }: { form: ResourceFormState<MusicValues> }) {
  const { t } = useTranslation('musicOnHold');
  return (
    <>
      <FormSection title={t('sections.what')} text={t('sections.whatText')}>
        <TextField of={form.at('music_on_hold_name')} label={t('name')} required maxLength={60} />
        <SwitchField
          of={seenAs(
            form.at('music_on_hold_shuffle'),
            (shuffle) => shuffle === 'true',
            (on: boolean) => (on ? ('true' as const) : ('false' as const)),
          )}
          label={t('shuffle')}
          help={t('shuffleHelp')}
        />
        <SelectField
          of={seenAs(
            form.at('music_on_hold_rate'),
            (rate) => String(rate),
            (text: string) => RATES.find((rate) => String(rate) === text) ?? 8000,
          )}
          label={t('rate')}
          help={t('rateHelp')}
          choices={RATES.map((rate) => ({ value: String(rate), label: `${rate / 1000} kHz` }))}
        />
      </FormSection>
      <FormSection title={t('sections.chimes')} text={t('sections.chimesText')}>
        <SortableRows
          of={form.at('chimes')}
          label={t('chimes')}
          empty={t('noChimes')}
          addLabel={t('addChime')}
          add={() => ''}
          most={50}
          rowName={(_, index) => t('chimeAt', { place: index + 1 })}
          row={(place, index) => <SoundField of={place} label={t('chimeAt', { place: index + 1 })} withoutDefault />}
        />
        <NumberField
          of={form.at('music_on_hold_chime_freq')}
          label={t('chimeEvery')}
          help={t('zeroNone')}
          min={0}
          max={86_400}
          unit="s"
        />
        <NumberField
          of={form.at('music_on_hold_chime_max')}
          label={t('chimeMost')}
          help={t('zeroWhole')}
          min={0}
          max={86_400}
          unit="s"
        />
      </FormSection>
    </>
  );
}
