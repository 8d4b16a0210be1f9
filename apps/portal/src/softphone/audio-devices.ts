/** A microphone or speaker as the browser names it. */
export interface AudioDevice {
  readonly id: string;
  /** Empty until the microphone may be used. */
  readonly label: string;
}

export interface AudioDevices {
  readonly microphones: readonly AudioDevice[];
  readonly speakers: readonly AudioDevice[];
}

export type DeviceUse = 'microphone' | 'speaker' | 'ringer';

/** What was chosen for each use; null: the system's own choice. */
export type DeviceChoice = Readonly<Record<DeviceUse, AudioDevice | null>>;

export const NO_CHOICE: DeviceChoice = { microphone: null, speaker: null, ringer: null };

interface Listed {
  readonly kind: string;
  readonly deviceId: string;
  readonly label: string;
}

/** Sorts what `enumerateDevices` gives; the aliases `default` and `communications` are no devices. */
export function audioDevices(listed: readonly Listed[]): AudioDevices {
  const of = (kind: string) =>
    listed
      .filter((device) => device.kind === kind && !['', 'default', 'communications'].includes(device.deviceId))
      .map(({ deviceId, label }) => ({ id: deviceId, label }));
  return { microphones: of('audioinput'), speakers: of('audiooutput') };
}

/**
 * The device to use: the chosen one; one of the same name where the browser has given it another id; else null, the
 * system's own choice, as when it was unplugged. It is used again once it is back.
 */
export function usedDevice(chosen: AudioDevice | null, present: readonly AudioDevice[]): AudioDevice | null {
  if (chosen === null) return null;
  const named = (device: AudioDevice) => chosen.label !== '' && device.label === chosen.label;
  return present.find(({ id }) => id === chosen.id) ?? present.find(named) ?? null;
}

/** Reads what was kept; anything odd is no choice. */
export function readDeviceChoice(text: string | null): DeviceChoice {
  const kept = parsed(text);
  return {
    microphone: deviceIn(kept, 'microphone'),
    speaker: deviceIn(kept, 'speaker'),
    ringer: deviceIn(kept, 'ringer'),
  };
}

function deviceIn(kept: unknown, use: DeviceUse): AudioDevice | null {
  const device = isRecord(kept) ? kept[use] : null;
  if (!isRecord(device)) return null;
  const { id, label } = device;
  return typeof id === 'string' && id !== '' && typeof label === 'string' ? { id, label } : null;
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
