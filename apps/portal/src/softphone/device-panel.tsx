import { Button, Select, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { $api } from '../api/client.ts';
import type { AudioDevice, DeviceUse } from './audio-devices.ts';
import { isOver } from './call-state.ts';
import { usePhone, usePhoneView } from './use-phone.ts';

/** The value of the system's own choice. */
const SYSTEM = '';

/** Which microphone, speaker and ringing device the phone uses. */
export function DevicePanel() {
  const { t } = useTranslation('softphone');
  const phone = usePhone();
  const { devices } = usePhoneView();
  const hasNames = [...devices.microphones, ...devices.speakers].some(({ label }) => label !== '');
  const canChooseSpeaker = 'setSinkId' in HTMLMediaElement.prototype;
  return (
    <Stack gap="sm">
      <ExtensionSelect />
      <DeviceSelect use="microphone" present={devices.microphones} />
      {canChooseSpeaker ? (
        <>
          <DeviceSelect use="speaker" present={devices.speakers} />
          <DeviceSelect use="ringer" present={devices.speakers} />
        </>
      ) : (
        <Text size="sm">{t('settings.noSinks')}</Text>
      )}
      <Button size="xs" variant="default" onClick={() => void phone.askForMicrophone()}>
        {hasNames ? t('microphone.test') : t('settings.names')}
      </Button>
      <Text size="sm">{t('settings.shortcuts')}</Text>
    </Stack>
  );
}

/** For whoever has several extensions: which of them this phone is. */
function ExtensionSelect() {
  const { t } = useTranslation('softphone');
  const phone = usePhone();
  const { number, calls } = usePhoneView();
  const own = $api.useQuery('get', '/api/softphone').data?.extensions ?? [];
  if (own.length < 2) return null;
  return (
    <Select
      label={t('settings.extension')}
      data={own.map(({ extension_uuid: value, extension, display_name: name }) => ({
        value,
        label: name === extension ? extension : `${extension} · ${name}`,
      }))}
      value={own.find(({ extension }) => extension === number)?.extension_uuid ?? null}
      onChange={(uuid) => uuid !== null && phone.become(uuid)}
      disabled={!calls.every(isOver)}
      allowDeselect={false}
      comboboxProps={{ zIndex: 400 }}
    />
  );
}

interface SelectProps {
  readonly use: DeviceUse;
  readonly present: readonly AudioDevice[];
}

function DeviceSelect({ use, present }: SelectProps) {
  const { t } = useTranslation('softphone');
  const phone = usePhone();
  const { choice } = usePhoneView();
  const chosen = choice[use];
  const isGone = chosen !== null && !present.some(({ id }) => id === chosen.id);
  const options = [
    { value: SYSTEM, label: t('settings.system') },
    ...present.map(({ id, label }, at) => ({ value: id, label: label || t('settings.unnamed', { number: at + 1 }) })),
    ...(isGone ? [{ value: chosen.id, label: t('settings.gone', { name: chosen.label }) }] : []),
  ];
  const choose = (value: string | null) => {
    const device = present.find(({ id }) => id === value);
    phone.choose({ ...choice, [use]: value === SYSTEM || value === null ? null : (device ?? chosen) });
  };
  return (
    <Select
      label={t(`settings.${use}`)}
      data={options}
      value={chosen?.id ?? SYSTEM}
      onChange={choose}
      allowDeselect={false}
      comboboxProps={{ zIndex: 400 }}
    />
  );
}
