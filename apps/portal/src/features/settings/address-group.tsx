import { useTranslation } from 'react-i18next';
import { TagsField } from '../../kit/fields/tags-field.tsx';
import { TextField } from '../../kit/fields/text-field.tsx';
import { FormSection } from '../../kit/form/form-section.tsx';
import { GroupForm, type GroupProps, orDefault } from './group-form.tsx';
import type { SettingName } from './settings-values.ts';

const NAMES: readonly SettingName[] = ['public_url', 'cors_origins', 'mail_domain', 'mail_from'];

/** Under which addresses the installation is known. */
export function AddressGroup({ settings }: GroupProps) {
  const { t } = useTranslation('settings');
  return (
    <GroupForm settings={settings} label={t('groups.addresses')} names={NAMES}>
      {({ at }) => (
        <>
          <FormSection title={t('web.title')} text={t('web.text')}>
            <TextField of={orDefault(at('public_url'))} label={t('web.url')} help={t('web.urlHelp')} type="url" />
            <TagsField
              of={at('cors_origins')}
              label={t('web.origins')}
              help={t('web.originsHelp')}
              placeholder="https://app.example.com"
            />
          </FormSection>
          <FormSection title={t('mail.title')} text={t('mail.text')}>
            <TextField of={orDefault(at('mail_domain'))} label={t('mail.domain')} help={t('mail.domainHelp')} />
            <TextField of={orDefault(at('mail_from'))} label={t('mail.from')} help={t('mail.fromHelp')} type="email" />
          </FormSection>
        </>
      )}
    </GroupForm>
  );
}
