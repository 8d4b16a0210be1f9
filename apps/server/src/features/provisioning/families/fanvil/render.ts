import type { ClockChange } from '../../clock/zone-clock.ts';
import { signedOffset } from '../../clock/zone-clock.ts';
import {
  type DeviceConfiguration,
  type Family,
  PLAIN_NAME,
  type ProvisionedFile,
  phoneBookUrl,
} from '../../configuration.ts';
import { directoryFile } from '../../phone-book.ts';
import { resyncSeconds } from '../../variables.ts';
import { element, textElement, textElements, type XmlElement, xmlDocument } from '../../write/xml.ts';
import { dssKeys, sipLines } from './lines.ts';
import { FANVIL_MODELS, type FanvilModel } from './models.ts';

/** Fanvil: XML `sysConf` (contract 20 §3.4). */
export const fanvil: Family<FanvilModel> = {
  vendors: { fanvil: FANVIL_MODELS },
  render(device) {
    const model = FANVIL_MODELS[device.model];
    return model ? [main(device, model), directoryFile('FanvilIPPhoneDirectory', device.contacts)] : [];
  },
};

function main(device: DeviceConfiguration, model: FanvilModel): ProvisionedFile {
  return {
    name: '{mac}.cfg',
    answers: new RegExp(`${PLAIN_NAME.source}|^f[0-9a-z]{4,30}\\.cfg$`),
    type: 'text/xml',
    text: xmlDocument(
      element('sysConf', [
        textElement('Version', '2.0000000000'),
        element('net', textElements(network(device))),
        element('sip', [
          textElement('SIPPort', '5060'),
          textElement('NotifyReboot', '1'),
          ...sipLines(device, model.lines),
        ]),
        element('phone', [date(device), xmlBook(device)]),
        dssKeys(device, model),
        element('web', [account(device)]),
        element('qos', textElements(quality(device))),
        autoProvisioning(device),
        element('fwCheck', textElements(firmware(device))),
      ]),
    ),
  };
}

function network({ variables }: DeviceConfiguration): Readonly<Record<string, string>> {
  return {
    WANType: '1',
    EnableDHCP: '1',
    PrimaryDNS: variables.dns_server_primary,
    SecondaryDNS: variables.dns_server_secondary,
    DNSMode: variables.dns_server_primary === '' ? '0' : '1',
  };
}

const SAVING_OFF = '0';
const SAVING_BY_RULE = '2';

/** The zone in quarters of an hour. */
function date({ variables, clock }: DeviceConfiguration): XmlElement {
  const { saving } = clock;
  return element(
    'date',
    textElements({
      EnableSNTP: '1',
      SNTPServer: variables.ntp_server_primary,
      SecondSNTPServer: variables.ntp_server_secondary,
      TimeZone: String(clock.offset / 900),
      TimeZoneName: `UTC${
        clock.offset === 0
          ? ''
          : signedOffset(clock.offset)
              .replace(/:00$/, '')
              .replace(/([+-])0/, '$1')
      }`,
      DSTType: saving ? SAVING_BY_RULE : SAVING_OFF,
      DSTMinOffset: String(saving ? saving.seconds / 60 : 0),
      ...(saving ? { ...change('Start', saving.start), ...change('End', saving.end) } : {}),
    }),
  );
}

/** Sunday is 0. */
function change(when: 'Start' | 'End', { month, week, weekday, hour, minute }: ClockChange) {
  return {
    [`DST${when}Mon`]: String(month),
    [`DST${when}Week`]: String(week),
    [`DST${when}Wday`]: String(weekday),
    [`DST${when}Hour`]: String(hour),
    [`DST${when}Min`]: String(minute),
  };
}

function xmlBook(device: DeviceConfiguration): XmlElement {
  const { phone_book_name, http_auth_username, http_auth_password } = device.variables;
  const book = {
    Name: phone_book_name,
    Addr: phoneBookUrl(device),
    UserName: http_auth_username,
    PassWd: http_auth_password,
  };
  return element('xmlContact', textElements(book), { index: '1' });
}

function account({ variables }: DeviceConfiguration): XmlElement {
  return element(
    'account',
    textElements({ Name: variables.admin_name, Password: variables.admin_password, Level: '10' }),
    { index: '1' },
  );
}

function quality({ variables }: DeviceConfiguration): Readonly<Record<string, string>> {
  return {
    EnableVLAN: variables.vlan_id === '' ? '0' : '1',
    VLANID: variables.vlan_id,
    EnablePVLAN: variables.pc_vlan_id === '' ? '0' : '1',
    PVLANValue: variables.pc_vlan_id,
    SignallingPriority: variables.dscp_signalling,
    VoicePriority: variables.dscp_media,
  };
}

const BY_HTTP = '4';
const BY_HTTPS = '5';
const AT_INTERVALS = '2';

function autoProvisioning(device: DeviceConfiguration): XmlElement {
  const { variables, provisioningUrl } = device;
  return element('ap', [
    ...textElements({
      DefaultUsername: variables.http_auth_username,
      DefaultPassword: variables.http_auth_password,
      FlashServerIP: provisioningUrl,
      FlashFileName: `${device.mac}.cfg`,
      FlashProtocol: provisioningUrl.startsWith('https:') ? BY_HTTPS : BY_HTTP,
      FlashMode: AT_INTERVALS,
      FlashInterval: String(Math.max(1, Math.round(resyncSeconds(device) / 3600))),
      updatePBInterval: '720',
    }),
    element('pnp', [textElement('PNPEnable', '0')]),
    element('opt', [textElement('DHCPOption', '66')]),
  ]);
}

function firmware({ variables }: DeviceConfiguration): Readonly<Record<string, string>> {
  return { EnableAutoUpgrade: variables.firmware_url === '' ? '0' : '1', UpgradeServer1: variables.firmware_url };
}
