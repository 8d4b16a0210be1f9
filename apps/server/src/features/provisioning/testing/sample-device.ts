import { zoneClock } from '../clock/zone-clock.ts';
import type { DeviceConfiguration, Line, ProvisionedFile } from '../configuration.ts';
import { familyOf } from '../families/index.ts';
import type { Key } from '../keys.ts';
import { mergeVariables } from '../variables.ts';

export const LINE: Line = {
  number: 1,
  displayName: 'Ann Smith',
  label: 'Ann',
  userId: '1001',
  authId: 'ann-auth',
  password: 's3cr3t-Ann',
  server: 'acme.example.com',
  secondaryServer: null,
  port: 5080,
  transport: 'tcp',
  registerSeconds: 610,
  outboundProxy: null,
  secondaryOutboundProxy: null,
  shared: false,
};

export const BLF: Key = {
  category: 'line',
  position: 2,
  type: 'blf',
  line: 1,
  value: '1002',
  pickup: '',
  label: 'Bob',
  icon: '',
  isProtected: false,
};

/** A phone of Acme in Berlin. */
export function sampleDevice(
  vendor: string,
  model: string,
  more: Partial<DeviceConfiguration> = {},
): DeviceConfiguration {
  return {
    mac: '001565aabbcc',
    vendor,
    model,
    label: 'Front desk',
    location: '',
    lines: [LINE],
    keys: [BLF],
    variables: mergeVariables([{ admin_password: 'Adm1n-pw', user_password: 'Us3r-pw' }]),
    clock: zoneClock('Europe/Berlin', new Date('2026-06-01T00:00:00Z')),
    contacts: [
      { name: 'Ann Smith', number: '1001' },
      { name: 'Bob "B" <Jones> & Co', number: '1002' },
    ],
    provisioningUrl: 'https://pbx.example.com/provision',
    ...more,
  };
}

/** The file a phone gets by that name. */
export function fileOf(device: DeviceConfiguration, name: string): ProvisionedFile {
  const file = familyOf(device.vendor)
    ?.render(device)
    .find(({ answers }) => answers.test(name));
  if (!file) throw new Error(`no file answers ${name}`);
  return file;
}
