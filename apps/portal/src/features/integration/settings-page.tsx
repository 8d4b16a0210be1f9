import { useTranslation } from 'react-i18next';
import { $api, api } from '../../api/client.ts';
import { NumberField } from '../../kit/fields/number-field.tsx';
import { RadioField } from '../../kit/fields/select-field.tsx';
import { SwitchField } from '../../kit/fields/switch-field.tsx';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import { useResourceForm } from '../../kit/form/use-resource-form.ts';
import { ObjectPage } from '../../kit/object-page.tsx';
import { say } from '../../kit/say.ts';
import { useRefresh } from '../../kit/use-refresh.ts';
import { COUNTS, FLAGS, type IntegrationSettings, TLS_RULES } from './settings-values.ts';

const PATH = '/api/integration_settings';

/** How the integration API is served, limited and logged (contract 40 B13). */
export default function IntegrationSettingsPage() {
  const { t } = useTranslation('integration');
  const found = $api.useQuery('get', PATH);
  return (
    <ObjectPage
      found={found}
      nameOf={() => t('settings.title')}
      unknown={t('settings.title')}
      text={t('settings.text')}
      crumbs={[]}
    >
      {(settings) => <SettingsForm settings={settings} />}
    </ObjectPage>
  );
}

function SettingsForm({ settings }: { readonly settings: IntegrationSettings }) {
  const { t } = useTranslation(['integration', 'common']);
  const refresh = useRefresh();
  const form = useResourceForm<IntegrationSettings, unknown>({
    initial: settings,
    save: (_, changed) => api.PUT(PATH, { body: changed }),
    onSaved: () => {
      say(t('common:saved'));
      void refresh('integration_settings');
    },
  });
  return (
    <ResourceForm form={form} label={t('settings.title')} onCancel={form.reset}>
      <FormSection title={t('settings.serving')} text={t('settings.servingText')}>
        <RadioField
          of={form.at('require_tls')}
          label={t('settings.require_tls')}
          choices={TLS_RULES.map((value) => ({
            value,
            label: t(`settings.tls.${value}`),
            help: t(`settings.tlsHelp.${value}`),
          }))}
        />
        {FLAGS.map((name) => (
          <SwitchField
            key={name}
            of={form.at(name)}
            label={t(`settings.names.${name}`)}
            help={t(`settings.help.${name}`)}
          />
        ))}
      </FormSection>
      {(['limits', 'lockout', 'keeping'] as const).map((group) => (
        <FormSection key={group} title={t(`settings.groups.${group}`)} text={t(`settings.groupsText.${group}`)}>
          {COUNTS[group].map(({ name, min, max }) => (
            <NumberField key={name} of={form.at(name)} label={t(`settings.names.${name}`)} min={min} max={max} />
          ))}
        </FormSection>
      ))}
    </ResourceForm>
  );
}
