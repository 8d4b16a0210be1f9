import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { useResourceForm } from '../../kit/form/use-resource-form.ts';
import { Page } from '../../kit/page.tsx';
import { TenantGate } from '../../kit/tenant-gate.tsx';
import { useRefresh } from '../../kit/use-refresh.ts';
import { useTenantOfNew } from '../../kit/use-tenant.ts';
import { DeviceForm } from './device-form.tsx';
import { bodyOf, type DeviceValues, newDevice } from './device-values.ts';

/** Makes a device. */
export default function NewDevicePage() {
  const { t } = useTranslation('devices');
  return (
    <Page title={t('new')} crumbs={[{ title: t('title'), to: '/devices' }]}>
      <TenantGate>
        <NewDeviceForm />
      </TenantGate>
    </Page>
  );
}

function NewDeviceForm() {
  const { t } = useTranslation('devices');
  const navigate = useNavigate();
  const refresh = useRefresh();
  const tenant = useTenantOfNew();
  const [initial] = useState(newDevice);
  const form = useResourceForm<DeviceValues, string>({
    initial,
    save: async (values) => (await api.POST('/api/devices', { body: { ...bodyOf(values), ...tenant } })).data ?? '',
    onSaved: (uuid) => {
      void refresh('devices', 'device_lines');
      void navigate({ to: `/devices/${uuid}` });
    },
    conflictField: 'device_address',
  });
  return <DeviceForm form={form} label={t('new')} onCancel={() => void navigate({ to: '/devices' })} />;
}
