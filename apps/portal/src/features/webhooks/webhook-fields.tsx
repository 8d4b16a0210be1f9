import { TagsInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { inputProps } from '../../kit/fields/field-props.ts';
import { TextAreaField, TextField } from '../../kit/fields/text-field.tsx';
import { at, type Binding } from '../../kit/form/binding.ts';
import { FormSection } from '../../kit/form/form-section.tsx';
import { EVENT_NAMES, type WebhookValues } from './webhook-values.ts';

/** Where events go, and which. */
export function WebhookFields({ of }: { readonly of: Binding<WebhookValues> }) {
  const { t } = useTranslation('webhooks');
  const events = at(of, 'events');
  return (
    <FormSection title={t('sections.where')} text={t('sections.whereText')}>
      <TextField of={at(of, 'url')} label={t('url')} help={t('urlHelp')} type="url" required />
      <TagsInput
        {...inputProps({ of: events, label: t('events'), help: t('eventsHelp'), required: true })}
        data={[...EVENT_NAMES]}
        value={events.value}
        onChange={(names) => events.set(names)}
        splitChars={[',', ' ']}
        acceptValueOnBlur
      />
      <TextAreaField of={at(of, 'description')} label={t('description')} />
    </FormSection>
  );
}
