import { useTranslation } from 'react-i18next';
import { NumberField } from '../../kit/fields/number-field.tsx';
import { PhoneField } from '../../kit/fields/phone-field.tsx';
import { SelectField } from '../../kit/fields/select-field.tsx';
import { TextAreaField, TextField } from '../../kit/fields/text-field.tsx';
import { seenAs } from '../../kit/form/binding.ts';
import type { ResourceFormState } from '../../kit/form/use-resource-form.ts';
import { ServerSelect } from '../../kit/pickers/server-select.tsx';
import { TokenTextField } from '../cover-pages/token-text-field.tsx';
import { RowPicker } from '../ivr-designer/row-picker.tsx';
import { useLanguages } from '../ivr-menus/use-languages.ts';
import { AccountPicker } from './account-picker.tsx';
import type { ParameterName, ProgramType } from './program-types.ts';
import type { ProgramValues } from './program-values.ts';

/** What can be filled in for each recipient. */
const TOKENS = ['contact', 'account', 'user'] as const;

interface ParameterFieldProps {
  readonly form: ResourceFormState<ProgramValues>;
  readonly type: ProgramType;
  readonly name: ParameterName;
}

/** The field of one parameter; nothing where it does not count. */
export function ParameterField({ form, type, name }: ParameterFieldProps) {
  const { t } = useTranslation('programs');
  const languages = useLanguages();
  const { values } = form;
  switch (name) {
    case 'ivr_scheme':
      return null;
    case 'document_id':
      return <RowPicker kind="document" of={form.at(name)} label={t('fields.document_id')} required />;
    case 'template_id':
      return <RowPicker kind="template" of={form.at(name)} label={t('fields.template_id')} required />;
    case 'recording_id':
      return <RowPicker kind="recording" of={form.at(name)} label={t('fields.recording_id')} required />;
    case 'text_id':
      return <RowPicker kind="text" of={form.at(name)} label={t('fields.text_id')} help={t('helps.text_id')} />;
    case 'message':
      return values.text_id === '' ? (
        <TokenTextField
          of={form.at(name)}
          label={t('fields.message')}
          help={t('helps.message')}
          groups={TOKENS}
          required
        />
      ) : null;
    case 'cover_id':
      return (
        <ServerSelect
          of={form.at(name)}
          label={t('fields.cover_id')}
          help={t('helps.cover_id')}
          path="/api/coverpages"
          option={(row) => ({ value: String(row.coverpage_id), label: row.title })}
          lookUp={() => ({})}
        />
      );
    case 'account_id':
      return <AccountField form={form} type={type} />;
    case 'did_id':
      return <AccountPicker type="did" of={form.at(name)} label={t('fields.did_id')} required />;
    case 'extension_id':
      return <AccountPicker type="extension" of={form.at(name)} label={t('fields.extension_id')} required />;
    case 'phone':
      return values.account_id === '' ? (
        <PhoneField of={form.at(name)} label={t('fields.phone')} help={t('helps.phone')} required />
      ) : null;
    case 'email':
      return <EmailField form={form} type={type} />;
    case 'text':
      return (
        <TokenTextField of={form.at(name)} label={t('fields.text')} help={t('helps.text')} groups={TOKENS} required />
      );
    case 'delay':
      return (
        <NumberField
          of={form.at(name)}
          label={t('fields.delay')}
          help={t('helps.delay')}
          min={0}
          max={60}
          step={0.5}
          unit="s"
        />
      );
    case 'language':
      return (
        <SelectField
          of={seenAs(
            form.at(name),
            (language) => language,
            (language: string) => language,
          )}
          label={t('fields.language')}
          choices={[{ value: '', label: t('usualLanguage') }, ...languages]}
        />
      );
    case 'voice':
      return <TextField of={form.at(name)} label={t('fields.voice')} help={t('helps.voice')} maxLength={64} />;
    case 'description':
      return <TextAreaField of={form.at(name)} label={t('fields.description')} />;
  }
}

/** With what account it is sent, or at whose addresses it answers. */
function AccountField({ form, type }: Omit<ParameterFieldProps, 'name'>) {
  const { t } = useTranslation('programs');
  const of = form.at('account_id');
  if (type.name === 'ivr') {
    return <AccountPicker type="did" of={of} label={t('fields.answersAt')} help={t('helps.answersAt')} />;
  }
  if (type.outbound) {
    return <AccountPicker type="account" of={of} label={t('fields.sender')} help={t('helps.sender')} />;
  }
  return <AccountPicker of={of} label={t('fields.account_id')} help={t('helps.account_id')} />;
}

/** Where what comes is mailed to, or the address that it answers at where no account tells. */
function EmailField({ form, type }: Omit<ParameterFieldProps, 'name'>) {
  const { t } = useTranslation('programs');
  const of = form.at('email');
  if (type.name === 'faxtoemail') {
    return <TextField of={of} label={t('fields.mailTo')} help={t('helps.mailTo')} maxLength={254} type="email" />;
  }
  if (form.values.account_id !== '') return null;
  const isSender = type.name === 'emailtofax';
  return (
    <TextField
      of={of}
      label={t(isSender ? 'fields.mailFrom' : 'fields.email')}
      help={t('helps.email')}
      maxLength={254}
      type="email"
      required
    />
  );
}
