import type { AnswerOf } from '@strowger/client';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, api } from '../../api/client.ts';
import { usePathParameter } from '../../app/use-search.ts';
import { SwitchField } from '../../kit/fields/switch-field.tsx';
import { TextField } from '../../kit/fields/text-field.tsx';
import { AdvancedFields } from '../../kit/form/advanced-fields.tsx';
import { asSwitch } from '../../kit/form/binding.ts';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import { useResourceForm } from '../../kit/form/use-resource-form.ts';
import { ButtonLink } from '../../kit/links.tsx';
import { ObjectPage } from '../../kit/object-page.tsx';
import { TenantPicker } from '../../kit/pickers/tenant-picker.tsx';
import { say } from '../../kit/say.ts';
import { useRefresh } from '../../kit/use-refresh.ts';

const ONE = '/api/dids/{account_id}';
type Did = AnswerOf<typeof ONE>;

interface Values {
  first_name: string;
  tenant_id: number | undefined;
  active: number;
  domain: string;
}

/** One DID: its label, and whose it is. */
export default function DidPage() {
  const { t } = useTranslation('dids');
  const id = usePathParameter('id');
  const found = $api.useQuery('get', ONE, { params: { path: { account_id: Number(id) } } });
  const crumbs = [{ title: t('title'), to: '/dids' }];
  const route = found.data && (
    <ButtonLink to="/inbound-routes" search={{ search: found.data.phone.replace(/^\+/, '') }} variant="default">
      {t('route')}
    </ButtonLink>
  );
  return (
    <ObjectPage found={found} nameOf={({ phone }) => phone} unknown={t('one')} crumbs={crumbs} actions={route}>
      {(did) => <DidForm key={id} did={did} />}
    </ObjectPage>
  );
}

function DidForm({ did }: { did: Did }) {
  const { t } = useTranslation(['dids', 'common']);
  const navigate = useNavigate();
  const refresh = useRefresh();
  const initial = useMemo<Values>(
    () => ({ first_name: did.first_name, tenant_id: did.tenant_id, active: did.active, domain: did.domain ?? '' }),
    [did],
  );
  const form = useResourceForm<Values, unknown>({
    initial,
    save: (_, { tenant_id, ...changed }) =>
      api.PUT(ONE, {
        params: { path: { account_id: did.account_id } },
        body: { ...changed, ...(tenant_id === undefined ? {} : { tenant_id }) },
      }),
    onSaved: () => {
      say(t('common:saved'));
      void refresh('dids');
    },
  });
  const moves = form.values.tenant_id !== did.tenant_id;
  return (
    <ResourceForm form={form} label={did.phone} onCancel={() => void navigate({ to: '/dids' })}>
      <FormSection title={t('what')}>
        <TextField of={form.at('first_name')} label={t('label')} help={t('labelHelp')} maxLength={128} />
        <SwitchField of={asSwitch(form.at('active'))} label={t('active')} help={t('activeHelp')} />
        <TenantPicker of={form.at('tenant_id')} label={t('tenant')} help={t(moves ? 'moves' : 'tenantHelp')} required />
        <AdvancedFields of={form.root} fields={['domain']}>
          <TextField of={form.at('domain')} label={t('domain')} help={t('domainHelp')} maxLength={255} />
        </AdvancedFields>
      </FormSection>
    </ResourceForm>
  );
}
