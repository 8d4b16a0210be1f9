import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { SwitchField } from '../../kit/fields/switch-field.tsx';
import { TextField } from '../../kit/fields/text-field.tsx';
import { at } from '../../kit/form/binding.ts';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import { ServerSelect } from '../../kit/pickers/server-select.tsx';
import type { FaxAccount } from './account.ts';
import { type FaxSettings, faxSettings, storedSettings } from './fax-settings.ts';
import { useAccountForm } from './use-account-form.ts';

/** What the station identification of T.30 holds. */
const LONGEST_IDENT = 20;

/** How faxes of the account are sent. */
export function SendingTab({ account }: { account: FaxAccount }) {
  const { t } = useTranslation('faxAccounts');
  const navigate = useNavigate();
  const initial = useMemo(() => ({ settings: faxSettings(account.settings) }), [account.settings]);
  const form = useAccountForm<{ settings: FaxSettings }>(account.account_id, initial, ({ settings }) =>
    settings === undefined ? {} : { settings: storedSettings(settings) },
  );
  const settings = form.at('settings');
  return (
    <ResourceForm form={form} label={t('tabs.sending')} onCancel={() => void navigate({ to: '/fax-accounts' })}>
      <FormSection title={t('header')} text={t('headerText')}>
        <TextField of={at(settings, 'fax_ident')} label={t('ident')} help={t('identHelp')} maxLength={LONGEST_IDENT} />
        <TextField of={at(settings, 'fax_header')} label={t('headerLine')} help={t('headerLineHelp')} maxLength={128} />
      </FormSection>
      <FormSection title={t('covers')} text={t('coversText')}>
        <ServerSelect
          of={at(settings, 'coverpage')}
          label={t('cover')}
          help={t('coverHelp')}
          path="/api/coverpages"
          option={(row) => ({ value: String(row.coverpage_id), label: row.title })}
          lookUp={() => ({ per_page: 200 })}
        />
        <SwitchField of={at(settings, 'emailtofax_coversheet')} label={t('mailCover')} help={t('mailCoverHelp')} />
      </FormSection>
      <FormSection title={t('transport')} text={t('transportText')}>
        <SwitchField of={at(settings, 'fax_ecm')} label={t('ecm')} help={t('ecmHelp')} />
        <SwitchField of={at(settings, 'fax_t38')} label={t('t38')} help={t('t38Help')} />
      </FormSection>
    </ResourceForm>
  );
}
