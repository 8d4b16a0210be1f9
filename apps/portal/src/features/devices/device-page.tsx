import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, api } from '../../api/client.ts';
import { usePathParameter } from '../../app/use-search.ts';
import { useResourceForm } from '../../kit/form/use-resource-form.ts';
import { ListSkeleton } from '../../kit/list/list-skeleton.tsx';
import { LoadFailed } from '../../kit/load-failed.tsx';
import { type Crumb, Page } from '../../kit/page.tsx';
import { say } from '../../kit/say.ts';
import { useRefresh } from '../../kit/use-refresh.ts';
import { DeviceActions } from './device-actions.tsx';
import { DeviceForm } from './device-form.tsx';
import { addressText } from './device-names.ts';
import { DeviceState } from './device-state.tsx';
import { bodyOf, type Device, type DeviceValues, valuesOf } from './device-values.ts';

const ONE = '/api/devices/{device_uuid}';

/** One device: looked at and changed. */
export default function DevicePage() {
  const { t } = useTranslation('devices');
  const id = usePathParameter('id');
  const found = $api.useQuery('get', ONE, { params: { path: { device_uuid: id } } });
  const crumbs = [{ title: t('title'), to: '/devices' }];
  if (found.data) return <LoadedDevice key={id} device={found.data} crumbs={crumbs} />;
  return (
    <Page title={found.error ? t('notFound') : undefined} crumbs={crumbs}>
      {found.error ? <LoadFailed error={found.error} retry={() => void found.refetch()} /> : <ListSkeleton />}
    </Page>
  );
}

function LoadedDevice({ device, crumbs }: { device: Device; crumbs: readonly Crumb[] }) {
  const { t } = useTranslation(['devices', 'common']);
  const navigate = useNavigate();
  const refresh = useRefresh();
  const at = { params: { path: { device_uuid: device.device_uuid } } };
  const back = () => void navigate({ to: '/devices' });
  const initial = useMemo(() => valuesOf(device), [device]);
  const form = useResourceForm<DeviceValues, unknown>({
    initial,
    save: ({ device_vendor, device_model, device_username, device_password }, changed) => {
      // Vendor and model belong together, and so do name and password.
      const touched = (...names: readonly (keyof DeviceValues)[]) => names.some((name) => changed[name] !== undefined);
      const model = touched('device_vendor', 'device_model') ? { device_vendor, device_model } : {};
      const login = touched('device_username', 'device_password') ? { device_username, device_password } : {};
      return api.PUT(ONE, { ...at, body: bodyOf({ ...changed, ...model, ...login }) });
    },
    onSaved: () => {
      say(t('common:saved'));
      void refresh('devices', 'device_lines');
    },
    conflictField: 'device_address',
  });
  const name = device.device_label || addressText(device.device_address);
  return (
    <Page title={name} crumbs={crumbs} actions={<DeviceActions device={device} name={name} onDeleted={form.reset} />}>
      <DeviceState device={device} />
      <DeviceForm form={form} label={name} onCancel={back} profileName={device.device_profile_name} />
    </Page>
  );
}
