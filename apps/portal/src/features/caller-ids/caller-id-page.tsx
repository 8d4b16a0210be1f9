import type { AnswerOf } from '@strowger/client';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, api } from '../../api/client.ts';
import { usePathParameter } from '../../app/use-search.ts';
import { PhoneField } from '../../kit/fields/phone-field.tsx';
import { SwitchField } from '../../kit/fields/switch-field.tsx';
import { TextField } from '../../kit/fields/text-field.tsx';
import { seenAs } from '../../kit/form/binding.ts';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import { useResourceForm } from '../../kit/form/use-resource-form.ts';
import { ListSkeleton } from '../../kit/list/list-skeleton.tsx';
import { LoadFailed } from '../../kit/load-failed.tsx';
import { Page } from '../../kit/page.tsx';
import { TenantGate } from '../../kit/tenant-gate.tsx';
import { useRefresh } from '../../kit/use-refresh.ts';
import { useChosenTenant } from '../../shell/chosen-tenant.ts';

const ONE = '/api/accounts/{account_id}';
type CallerId = AnswerOf<typeof ONE>;

interface Values {
  phone: string;
  first_name: string;
  active: number;
}
const NEW: Values = { phone: '', first_name: '', active: 1 };

/** A caller id, new or old. */
export default function CallerIdPage() {
  const { t } = useTranslation('callerIds');
  const id = usePathParameter('id');
  const crumbs = [{ title: t('title'), to: '/caller-ids' }];
  const found = $api.useQuery('get', ONE, { params: { path: { account_id: Number(id) } } }, { enabled: id !== '' });
  if (id === '') {
    return (
      <Page title={t('new')} crumbs={crumbs}>
        <TenantGate>
          <CallerIdForm callerId={null} />
        </TenantGate>
      </Page>
    );
  }
  return (
    <Page title={found.data?.phone ?? (found.error ? t('one') : undefined)} crumbs={crumbs}>
      {found.error && <LoadFailed error={found.error} retry={() => void found.refetch()} />}
      {found.data ? <CallerIdForm key={id} callerId={found.data} /> : !found.error && <ListSkeleton />}
    </Page>
  );
}

function CallerIdForm({ callerId }: { callerId: CallerId | null }) {
  const { t } = useTranslation('callerIds');
  const navigate = useNavigate();
  const refresh = useRefresh();
  const tenantId = useChosenTenant();
  const back = () => void navigate({ to: '/caller-ids' });
  const initial = useMemo<Values>(() => {
    if (callerId === null) return NEW;
    const { phone, first_name, active } = callerId;
    return { phone: phone ?? '', first_name: first_name ?? '', active };
  }, [callerId]);
  const form = useResourceForm<Values, unknown>({
    initial,
    save: (values, changed) => {
      if (callerId !== null) {
        return api.PUT(ONE, { params: { path: { account_id: callerId.account_id } }, body: changed });
      }
      const tenant = tenantId === undefined ? {} : { tenant_id: tenantId };
      return api.POST('/api/cids', { body: { ...values, ...tenant } });
    },
    onSaved: () => {
      void refresh('cids');
      back();
    },
    conflictField: 'phone',
  });
  return (
    <ResourceForm form={form} label={callerId?.phone ?? t('new')} onCancel={back}>
      <FormSection title={t('what')} text={t('whatText')}>
        <PhoneField of={form.at('phone')} label={t('phone')} help={t('phoneHelp')} required />
        <TextField of={form.at('first_name')} label={t('label')} maxLength={128} />
        <SwitchField
          of={seenAs(
            form.at('active'),
            (active) => active === 1,
            (on: boolean) => (on ? 1 : 0),
          )}
          label={t('active')}
        />
      </FormSection>
    </ResourceForm>
  );
}
