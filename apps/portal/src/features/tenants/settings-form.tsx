import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, api } from '../../api/client.ts';
import { NumberField, OptionalNumberField } from '../../kit/fields/number-field.tsx';
import { PhoneField } from '../../kit/fields/phone-field.tsx';
import { SecretField } from '../../kit/fields/secret-field.tsx';
import { RadioField, SelectField } from '../../kit/fields/select-field.tsx';
import { SwitchField } from '../../kit/fields/switch-field.tsx';
import { TextField } from '../../kit/fields/text-field.tsx';
import { type Binding, seenAs } from '../../kit/form/binding.ts';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import { useResourceForm } from '../../kit/form/use-resource-form.ts';
import { ListSkeleton } from '../../kit/list/list-skeleton.tsx';
import { LoadFailed } from '../../kit/load-failed.tsx';
import { ExtensionPicker } from '../../kit/pickers/extension-picker.tsx';
import { say } from '../../kit/say.ts';
import { MusicField } from '../../kit/sound/music-field.tsx';
import { useRefresh } from '../../kit/use-refresh.ts';
import { TenantContext } from '../../kit/use-tenant.ts';
import { useMe } from '../../session/use-me.ts';
import { CodesOffField } from './codes-off-field.tsx';
import { ProvisionRows } from './provision-rows.tsx';
import { LANGUAGES, type SettingsValues, settingsOf, settingsToSend, type TenantSettings } from './settings-values.ts';
import { SpendingFields } from './spending-fields.tsx';

const PATH = '/api/tenants/{tenant_id}/settings';

/** The settings of a tenant that its calls go by. */
export function SettingsForm(props: { readonly tenantId: number; readonly onCancel: () => void }) {
  const path = { tenant_id: props.tenantId };
  const found = $api.useQuery('get', PATH, { params: { path } });
  if (found.error !== null) return <LoadFailed error={found.error} retry={() => void found.refetch()} />;
  if (found.data === undefined) return <ListSkeleton />;
  return (
    <TenantContext value={props.tenantId}>
      <LoadedSettings {...props} settings={found.data} />
    </TenantContext>
  );
}

/** An emptied field is as by default. */
const orDefault = (place: Binding<string | null>) =>
  seenAs(
    place,
    (value) => value ?? '',
    (text: string) => (text === '' ? null : text),
  );

interface LoadedSettingsProps {
  readonly tenantId: number;
  readonly onCancel: () => void;
  readonly settings: TenantSettings;
}

function LoadedSettings({ tenantId, onCancel, settings }: LoadedSettingsProps) {
  const { t } = useTranslation(['tenants', 'common']);
  const me = useMe();
  const refresh = useRefresh();
  const initial = useMemo(() => settingsOf(settings), [settings]);
  const form = useResourceForm<SettingsValues, unknown>({
    initial,
    save: (_, changed) => api.PUT(PATH, { params: { path: { tenant_id: tenantId } }, body: settingsToSend(changed) }),
    onSaved: () => {
      say(t('common:saved'));
      void refresh('tenants');
    },
  });
  const { at } = form;
  return (
    <ResourceForm form={form} label={t('settings.title')} onCancel={onCancel}>
      <FormSection title={t('settings.outbound')} text={t('settings.outboundText')}>
        <TextField of={orDefault(at('outbound_caller_id_name'))} label={t('settings.callerName')} maxLength={80} />
        <PhoneField of={orDefault(at('outbound_caller_id_number'))} label={t('settings.callerNumber')} />
        <RadioField
          of={at('route_mode')}
          label={t('settings.routeMode')}
          choices={[
            { value: 'priority', label: t('settings.priority'), help: t('settings.priorityHelp') },
            { value: 'lcr', label: t('settings.lcr'), help: t('settings.lcrHelp') },
          ]}
        />
        <SwitchField of={at('local_dids')} label={t('settings.localDids')} help={t('settings.localDidsHelp')} />
        <TextField of={orDefault(at('national_prefix'))} label={t('settings.national')} />
        <TextField of={orDefault(at('international_prefix'))} label={t('settings.international')} />
      </FormSection>
      <FormSection title={t('settings.emergency')} text={t('settings.emergencyText')}>
        <TextField
          of={orDefault(at('emergency_numbers'))}
          label={t('settings.emergencyNumbers')}
          help={t('settings.emergencyNumbersHelp')}
        />
        <PhoneField
          of={orDefault(at('emergency_caller_id_number'))}
          label={t('settings.emergencyCaller')}
          help={t('settings.emergencyCallerHelp')}
        />
      </FormSection>
      <FormSection title={t('settings.heard')} text={t('settings.heardText')}>
        <SelectField
          of={at('language')}
          label={t('settings.language')}
          choices={LANGUAGES.map((value) => ({ value, label: t(`settings.languages.${value}`) }))}
        />
        <MusicField of={at('ringback')} label={t('settings.ringback')} ringback />
        <ExtensionPicker
          of={orDefault(at('operator_extension'))}
          label={t('settings.operator')}
          help={t('settings.operatorHelp')}
        />
      </FormSection>
      <FormSection title={t('settings.paging')} text={t('settings.pagingText')}>
        <TextField
          of={orDefault(at('page_extensions'))}
          label={t('settings.pageExtensions')}
          help={t('settings.pageExtensionsHelp')}
          placeholder="1001, 1010-1019"
        />
        <SecretField
          of={orDefault(at('page_pin'))}
          label={t('settings.pagePin')}
          help={t('settings.pinHelp')}
          kind="pin"
        />
        <SecretField
          of={orDefault(at('disa_pin'))}
          label={t('settings.disaPin')}
          help={t('settings.pinHelp')}
          kind="pin"
        />
      </FormSection>
      <FormSection title={t('settings.fax')} text={t('settings.faxText')}>
        <NumberField of={at('fax_channels')} label={t('settings.faxChannels')} min={1} max={1000} />
        <RadioField
          of={at('paper')}
          label={t('settings.paper')}
          choices={[
            { value: 'a4', label: t('settings.a4') },
            { value: 'letter', label: t('settings.letter') },
          ]}
        />
        <OptionalNumberField
          of={at('retry_interval')}
          label={t('settings.retry')}
          help={t('settings.emptyHelp')}
          min={10}
          max={86_400}
          unit="s"
        />
        <TextField of={orDefault(at('mail_domain'))} label={t('settings.mailDomain')} help={t('settings.emptyHelp')} />
        <SwitchField of={at('email_to_fax_check')} label={t('settings.mailCheck')} help={t('settings.mailCheckHelp')} />
      </FormSection>
      <FormSection title={t('settings.phones')} text={t('settings.phonesText')}>
        <CodesOffField of={at('codes_off')} label={t('settings.codesOff')} help={t('settings.codesOffHelp')} />
        <ProvisionRows of={at('variables')} />
      </FormSection>
      {me.edition === 'enterprise' && <SpendingFields at={at} />}
      {me.kind === 'provider' && (
        <FormSection title={t('settings.api')} text={t('settings.apiText')}>
          <OptionalNumberField
            of={at('api_rate_limit')}
            label={t('settings.rate')}
            help={t('settings.emptyHelp')}
            min={0}
          />
        </FormSection>
      )}
    </ResourceForm>
  );
}
