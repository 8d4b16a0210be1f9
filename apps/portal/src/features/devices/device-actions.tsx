import { Button } from '@mantine/core';
import { IconRefresh, IconRotateClockwise, IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { confirmAct } from '../../kit/confirm/confirm-act.tsx';
import { confirmDelete } from '../../kit/confirm/confirm-delete.tsx';
import { say, sayFailure } from '../../kit/say.ts';
import { useRefresh } from '../../kit/use-refresh.ts';
import type { Device } from './device-values.ts';

interface DeviceActionsProps {
  readonly device: Device;
  readonly name: string;
  /** What was typed need not be saved any more. */
  readonly onDeleted: () => void;
}

/** Tells the phone to fetch its configuration, restarts it, deletes the device. */
export function DeviceActions({ device, name, onDeleted }: DeviceActionsProps) {
  const { t } = useTranslation(['devices', 'common']);
  const navigate = useNavigate();
  const refresh = useRefresh();
  const at = { params: { path: { device_uuid: device.device_uuid } } };
  const notify = async (reboot: boolean) => {
    const { data } = await api.POST('/api/devices/{device_uuid}/reprovision', { ...at, body: { reboot } });
    say(t('notified', { count: data?.notified ?? 0 }));
  };
  const restart = () =>
    confirmAct({
      title: t('restartTitle', { name }),
      consequences: [t('restartText')],
      confirm: t('restart'),
      cancel: t('common:cancel'),
      act: () => notify(true),
    });
  const remove = () =>
    confirmDelete({
      items: [{ name, remove: () => api.DELETE('/api/devices/{device_uuid}', at) }],
      consequences: [t('deleted')],
      onDone: () => {
        onDeleted();
        void refresh('devices', 'device_lines');
        void navigate({ to: '/devices', ignoreBlocker: true });
      },
    });
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconRefresh size={16} aria-hidden />}
        onClick={() => void notify(false).catch(sayFailure)}
      >
        {t('fetchNow')}
      </Button>
      <Button variant="default" leftSection={<IconRotateClockwise size={16} aria-hidden />} onClick={restart}>
        {t('restart')}
      </Button>
      <Button variant="default" leftSection={<IconTrash size={16} aria-hidden />} onClick={remove}>
        {t('common:delete')}
      </Button>
    </>
  );
}
