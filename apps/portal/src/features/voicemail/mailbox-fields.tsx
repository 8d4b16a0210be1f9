import { useTranslation } from 'react-i18next';
import { SecretField } from '../../kit/fields/secret-field.tsx';
import { SelectField } from '../../kit/fields/select-field.tsx';
import { SwitchField } from '../../kit/fields/switch-field.tsx';
import { TagsField } from '../../kit/fields/tags-field.tsx';
import { TextAreaField, TextField } from '../../kit/fields/text-field.tsx';
import { at } from '../../kit/form/binding.ts';
import { FormSection } from '../../kit/form/form-section.tsx';
import { SortableRows } from '../../kit/form/sortable-rows.tsx';
import type { ResourceFormState } from '../../kit/form/use-resource-form.ts';
import { namedNumber } from '../../kit/pickers/named-number.ts';
import { ServerSelect } from '../../kit/pickers/server-select.tsx';
import { MAIL_FILES, type MailboxValues } from './mailbox.ts';

interface MailboxFieldsProps {
  readonly form: ResourceFormState<MailboxValues>;
  /** The owner changes less than an admin (contract 20 §7.1). */
  readonly isOwner: boolean;
  readonly isNew?: boolean;
}

/** The fields of a mailbox. */
export function MailboxFields({ form, isOwner, isNew = false }: MailboxFieldsProps) {
  const { t } = useTranslation('voicemail');
  return (
    <>
      <FormSection title={t('sections.box')} text={t('sections.boxText')}>
        {!isOwner && (
          <>
            <TextField
              of={form.at('voicemail_id')}
              label={t('number')}
              help={t(isNew ? 'numberHelp' : 'numberFixed')}
              disabled={!isNew}
              required
            />
            <SwitchField of={form.at('voicemail_enabled')} label={t('enabled')} />
          </>
        )}
        <SecretField of={form.at('voicemail_password')} label={t('pin')} help={t('pinHelp')} kind="pin" />
        {!isOwner && <TextAreaField of={form.at('voicemail_description')} label={t('description')} />}
      </FormSection>
      <FormSection title={t('sections.mail')} text={t('sections.mailText')}>
        <TagsField of={form.at('voicemail_mail_to')} label={t('mailTo')} />
        <SelectField
          of={form.at('voicemail_file')}
          label={t('mailCarries')}
          choices={MAIL_FILES.map((value) => ({ value, label: t(`files.${value}`) }))}
        />
        <SwitchField of={form.at('voicemail_local_after_email')} label={t('keep')} help={t('keepHelp')} />
        <TextField of={form.at('voicemail_sms_to')} label={t('smsTo')} help={t('smsToHelp')} maxLength={32} />
        {!isOwner && (
          <SwitchField
            of={form.at('voicemail_transcription_enabled')}
            label={t('transcribe')}
            help={t('transcribeHelp')}
          />
        )}
      </FormSection>
      {!isOwner && <AdminFields form={form} />}
    </>
  );
}

function AdminFields({ form }: { form: ResourceFormState<MailboxValues> }) {
  const { t } = useTranslation('voicemail');
  return (
    <>
      <FormSection title={t('sections.caller')} text={t('sections.callerText')}>
        <TextField
          of={form.at('voicemail_alternate_greet_id')}
          label={t('spokenNumber')}
          help={t('spokenNumberHelp')}
          maxLength={20}
        />
        <SwitchField of={form.at('voicemail_recording_instructions')} label={t('instructions')} />
        <SwitchField of={form.at('voicemail_recording_options')} label={t('options')} help={t('optionsHelp')} />
        <SwitchField of={form.at('voicemail_tutorial')} label={t('tutorial')} help={t('tutorialHelp')} />
      </FormSection>
      <FormSection title={t('sections.copies')} text={t('sections.copiesText')}>
        <SortableRows
          of={form.at('voicemail_destinations')}
          label={t('copies')}
          empty={t('noCopies')}
          addLabel={t('addCopy')}
          add={() => ({ voicemail_uuid_copy: '' })}
          most={20}
          rowName={(_, index) => t('copyAt', { place: index + 1 })}
          row={(place) => (
            <ServerSelect
              of={at(place, 'voicemail_uuid_copy')}
              label={t('copyTo')}
              path="/api/voicemails"
              lookUp={() => ({})}
              option={(row) => ({
                value: row.voicemail_uuid,
                label: namedNumber(row.voicemail_id, row.voicemail_description ?? row.voicemail_mail_to),
              })}
            />
          )}
        />
      </FormSection>
    </>
  );
}
