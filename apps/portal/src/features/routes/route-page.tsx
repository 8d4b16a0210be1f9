import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, api } from '../../api/client.ts';
import { usePathParameter } from '../../app/use-search.ts';
import { NumberField } from '../../kit/fields/number-field.tsx';
import { SelectField } from '../../kit/fields/select-field.tsx';
import { SwitchField } from '../../kit/fields/switch-field.tsx';
import { TextField } from '../../kit/fields/text-field.tsx';
import { asSwitch, seenAs } from '../../kit/form/binding.ts';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import { useFormOfList } from '../../kit/form/use-form-of-list.ts';
import { FormPage } from '../../kit/object-page.tsx';
import { ServerSelect } from '../../kit/pickers/server-select.tsx';
import { useTenantOfNew } from '../../kit/use-tenant.ts';
import { useChosenTenant } from '../../shell/chosen-tenant.ts';
import { NEW_ROUTE, type Route, type RouteValues, SERVICES, toSend, valuesOf } from './route-values.ts';

const ONE = '/api/routes/{route_id}';

/** A route, new or old. */
export default function RoutePage() {
  const { t } = useTranslation('routes');
  const id = usePathParameter('id');
  const chosen = useChosenTenant();
  const crumbs = [{ title: t('title'), to: '/routes' }];
  const found = $api.useQuery('get', ONE, { params: { path: { route_id: Number(id) } } }, { enabled: id !== '' });
  return (
    <FormPage
      id={id}
      found={found}
      crumbs={crumbs}
      nameOf={({ name }) => name}
      unknown={t('one')}
      fresh={{ title: t('new'), text: t(chosen === undefined ? 'forAll' : 'forTenant') }}
      form={(route) => <RouteForm route={route} />}
    />
  );
}

function RouteForm({ route }: { route: Route | null }) {
  const { t } = useTranslation('routes');
  const tenant = useTenantOfNew();
  const initial = useMemo(() => (route === null ? NEW_ROUTE : valuesOf(route)), [route]);
  const { form, back } = useFormOfList<RouteValues>({
    list: '/routes',
    touches: ['routes'],
    initial,
    check: ({ provider_id }) => (provider_id === undefined ? { provider_id: t('providerMissing') } : {}),
    save: (values, changed) => {
      if (route !== null)
        return api.PUT(ONE, { params: { path: { route_id: route.route_id } }, body: toSend(changed) });
      const { name, destination_id } = values;
      const provider_id = values.provider_id ?? 0;
      return api.POST('/api/routes', { body: { ...toSend(values), name, destination_id, provider_id, ...tenant } });
    },
    conflictField: 'destination_id',
  });
  return (
    <ResourceForm form={form} label={route?.name ?? t('new')} onCancel={back}>
      <FormSection title={t('numbers')} text={t('numbersText')}>
        <TextField of={form.at('destination_id')} label={t('prefix')} help={t('prefixHelp')} required maxLength={16} />
        <TextField of={form.at('name')} label={t('name')} help={t('nameHelp')} required maxLength={64} />
      </FormSection>
      <FormSection title={t('way')} text={t('wayText')}>
        <ServerSelect
          path="/api/providers"
          of={seenAs(
            form.at('provider_id'),
            (id) => (id === undefined ? '' : String(id)),
            (text: string) => (text === '' ? undefined : Number(text)),
          )}
          label={t('provider')}
          lookUp={(provider_id) => ({ provider_id })}
          option={(row) => ({ value: String(row.provider_id), label: row.name })}
          required
        />
        <SelectField
          of={form.at('service_flag')}
          label={t('service')}
          choices={SERVICES.map((value) => ({ value, label: t(`flags.${value}`) }))}
        />
        <NumberField of={form.at('priority')} label={t('priority')} help={t('priorityHelp')} min={0} />
        <TextField of={form.at('cost')} label={t('cost')} help={t('costHelp')} maxLength={16} />
        <SwitchField of={asSwitch(form.at('active'))} label={t('active')} />
      </FormSection>
      <FormSection title={t('who')} text={t('whoText')}>
        <TextField of={form.at('toll_allow')} label={t('tollAllow')} help={t('tollAllowHelp')} maxLength={64} />
      </FormSection>
    </ResourceForm>
  );
}
