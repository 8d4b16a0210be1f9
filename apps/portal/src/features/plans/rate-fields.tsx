import { useTranslation } from 'react-i18next';
import { NumberField } from '../../kit/fields/number-field.tsx';
import { SelectField } from '../../kit/fields/select-field.tsx';
import { SwitchField } from '../../kit/fields/switch-field.tsx';
import { TextField } from '../../kit/fields/text-field.tsx';
import { asSwitch, seenAs } from '../../kit/form/binding.ts';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import type { ResourceFormState } from '../../kit/form/use-resource-form.ts';
import { billingBlocks, FLAGS, type RateValues } from './rate-values.ts';

/** Prices have six decimals; the arrows of a field go in steps that are seen. */
const PRICE_STEP = 0.001;

interface RateFieldsProps {
  readonly form: ResourceFormState<RateValues>;
  readonly isNew: boolean;
  readonly label: string;
  readonly onCancel: () => void;
}

/** The form of a rate, with words for how a price comes about (contract 10 §9.8). */
export function RateFields({ form, isNew, label, onCancel }: RateFieldsProps) {
  const { t } = useTranslation('plans');
  const blocks = billingBlocks(form.values.unit_billing_block);
  return (
    <ResourceForm form={form} label={label} onCancel={onCancel}>
      <FormSection title={t('numbers')} text={t('numbersText')}>
        <TextField
          of={form.at('destination_id')}
          label={t('prefix')}
          help={t(isNew ? 'prefixesHelp' : 'prefixHelp')}
          required
        />
        <TextField of={form.at('name')} label={t('name')} help={t('rateNameHelp')} required maxLength={128} />
        <SelectField
          of={form.at('service_flag')}
          label={t('service')}
          choices={FLAGS.map((value) => ({ value, label: t(`flags.${value}`) }))}
        />
        <SwitchField of={asSwitch(form.at('active'))} label={t('active')} help={t('activeHelp')} />
      </FormSection>
      <FormSection title={t('price')} text={t('priceText')}>
        <NumberField of={form.at('unit_block_rate')} label={t('blockRate')} min={0} step={PRICE_STEP} />
        <SelectField
          of={seenAs(
            form.at('unit_billing_block'),
            (block) => String(block),
            (text: string) => Number(text),
          )}
          label={t('billingBlock')}
          help={t('billingBlockHelp')}
          choices={blocks.map((block) => ({ value: String(block), label: String(block) }))}
        />
        <NumberField
          of={form.at('cost_connection')}
          label={t('connection')}
          help={t('connectionHelp')}
          min={0}
          step={PRICE_STEP}
        />
        <NumberField
          of={form.at('cost_minimum')}
          label={t('minimum')}
          help={t('minimumHelp')}
          min={0}
          step={PRICE_STEP}
        />
      </FormSection>
      <FormSection title={t('counting')} text={t('countingText')}>
        <NumberField of={form.at('unit_first_block')} label={t('firstBlock')} help={t('firstBlockHelp')} min={1} />
        <NumberField of={form.at('unit_increment')} label={t('increment')} help={t('incrementHelp')} min={1} />
        <NumberField of={form.at('unit_free')} label={t('free')} help={t('freeHelp')} min={0} />
        <NumberField of={form.at('weight')} label={t('weight')} help={t('weightHelp')} />
      </FormSection>
    </ResourceForm>
  );
}
