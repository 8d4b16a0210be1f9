import {
  type DeviceConfiguration,
  type Family,
  PLAIN_NAME,
  type ProvisionedFile,
  phoneBookUrl,
} from '../../configuration.ts';
import { directoryFile } from '../../phone-book.ts';
import { resyncSeconds } from '../../variables.ts';
import { assignmentLines, type Settings } from '../../write/settings-text.ts';
import { accountSettings } from './accounts.ts';
import { clockSettings } from './clock.ts';
import { keySettings } from './keys.ts';
import { YEALINK_MODELS, type YealinkModel } from './models.ts';

/** Without it in the first line the phone reads nothing. */
const VERSION = '#!version:1.0.0.1';

/** Yealink: `key = value` (contract 20 §3.4). */
export const yealink: Family<YealinkModel> = {
  vendors: { yealink: YEALINK_MODELS },
  render(device) {
    const model = YEALINK_MODELS[device.model];
    if (!model) return [];
    return [main(device, model), boot(device), directoryFile('YealinkIPPhoneDirectory', device.contacts)];
  },
};

/** The same for the phone's own file and the one common to its model, which it fetches first. */
function main(device: DeviceConfiguration, model: YealinkModel): ProvisionedFile {
  const settings = {
    ...accountSettings(device, model),
    ...keySettings(device, model),
    ...deviceSettings(device),
    ...clockSettings(device),
  };
  return {
    name: '{mac}.cfg',
    answers: new RegExp(`${PLAIN_NAME.source}|^y\\d{12}\\.cfg$`),
    type: 'text/plain',
    text: textOf([...assignmentLines(settings), ...logins(device)]),
  };
}

function boot({ mac }: DeviceConfiguration): ProvisionedFile {
  return {
    name: '{mac}.boot',
    answers: /^(\{mac\}|y\d{12})\.boot$/,
    type: 'text/plain',
    text: textOf([`include:config "${mac}.cfg"`, 'overwrite_mode = 1']),
  };
}

function deviceSettings(device: DeviceConfiguration): Settings {
  const { variables } = device;
  return {
    'static.auto_provision.server.url': device.provisioningUrl,
    'static.auto_provision.server.username': variables.http_auth_username,
    'static.auto_provision.server.password': variables.http_auth_password,
    'static.auto_provision.repeat.enable': 1,
    'static.auto_provision.repeat.minutes': Math.round(resyncSeconds(device) / 60),
    'static.network.primary_dns': variables.dns_server_primary,
    'static.network.secondary_dns': variables.dns_server_secondary,
    'static.network.static_dns_enable': variables.dns_server_primary === '' ? 0 : 1,
    'static.network.vlan.internet_port_enable': variables.vlan_id === '' ? 0 : 1,
    'static.network.vlan.internet_port_vid': variables.vlan_id,
    'static.network.vlan.pc_port_enable': variables.pc_vlan_id === '' ? 0 : 1,
    'static.network.vlan.pc_port_vid': variables.pc_vlan_id,
    'static.network.qos.signaltos': variables.dscp_signalling,
    'static.network.qos.audiotos': variables.dscp_media,
    'static.firmware.url': variables.firmware_url,
    ...(device.provisioningUrl.startsWith('https:') ? { 'static.security.trust_certificates': 1 } : {}),
    'features.pickup.direct_pickup_enable': 1,
    'features.pickup.direct_pickup_code': variables.pickup_prefix,
    'features.pickup.group_pickup_enable': 1,
    'features.pickup.group_pickup_code': variables.group_pickup_code,
    'features.dnd.on_code': variables.dnd_on_code,
    'features.dnd.off_code': variables.dnd_off_code,
    'forward.always.on_code': variables.forward_on_code,
    'forward.always.off_code': variables.forward_off_code,
    'sip.notify_reboot_enable': 1,
    'lang.gui': variables.language,
    'remote_phonebook.data.1.url': phoneBookUrl(device),
    'remote_phonebook.data.1.name': variables.phone_book_name,
    'remote_phonebook.data.1.username': variables.http_auth_username,
    'remote_phonebook.data.1.password': variables.http_auth_password,
  };
}

/** One line for each login: the name is not unique. */
function logins({ variables }: DeviceConfiguration): string[] {
  const pairs = [
    `${variables.admin_name}:${variables.admin_password}`,
    `${variables.user_name}:${variables.user_password}`,
  ];
  return pairs.flatMap((value) => assignmentLines({ 'static.security.user_password': value }));
}

function textOf(lines: readonly string[]): string {
  return `${[VERSION, ...lines].join('\n')}\n`;
}
