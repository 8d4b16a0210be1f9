import { type ClockChange, signedOffset } from '../../clock/zone-clock.ts';
import { type DeviceConfiguration, type Family, PLAIN_NAME, type ProvisionedFile } from '../../configuration.ts';
import { directoryFile } from '../../phone-book.ts';
import { resyncSeconds } from '../../variables.ts';
import { element, textElements, xmlDocument } from '../../write/xml.ts';
import { keyProfile, lineProfile, type Profile } from './lines.ts';
import { CISCO_MODELS, type CiscoModel, LINKSYS_MODELS } from './models.ts';

/** Cisco and Linksys SPA, Cisco multiplatform: one XML element for each parameter (contract 20 §3.4). */
export const cisco: Family<CiscoModel> = {
  vendors: { cisco: CISCO_MODELS, linksys: LINKSYS_MODELS },
  render(device) {
    const model = (device.vendor === 'linksys' ? LINKSYS_MODELS : CISCO_MODELS)[device.model];
    return model
      ? [main(device, model), directoryFile('CiscoIPPhoneDirectory', device.contacts, device.variables.phone_book_name)]
      : [];
  },
};

function main(device: DeviceConfiguration, model: CiscoModel): ProvisionedFile {
  const profile = element(
    'flat-profile',
    textElements({ ...lineProfile(device, model), ...keyProfile(device, model), ...deviceProfile(device) }),
  );
  return {
    name: '{mac}.cfg',
    answers: new RegExp(`${PLAIN_NAME.source}|^spa\\{mac\\}\\.(cfg|xml)$|^spa[0-9a-z]{1,8}\\.cfg$`),
    type: 'text/xml',
    text: xmlDocument(model.isMultiplatform ? element('device', [profile]) : profile),
  };
}

function deviceProfile(device: DeviceConfiguration): Profile {
  const { variables, clock } = device;
  return {
    Voice_Mail_Number: variables.voicemail_number,
    Station_Name: device.label === '' ? (device.lines[0]?.label ?? '') : device.label,
    Provision_Enable: 'Yes',
    Resync_On_Reset: 'Yes',
    Resync_Periodic: String(resyncSeconds(device)),
    Profile_Rule: profileRule(device),
    'Auth_Resync-Reboot': 'No',
    Primary_NTP_Server: variables.ntp_server_primary,
    Secondary_NTP_Server: variables.ntp_server_secondary,
    Time_Zone: `GMT${signedOffset(clock.offset)}`,
    Daylight_Saving_Time_Enable: clock.saving ? 'Yes' : 'No',
    Daylight_Saving_Time_Rule: clock.saving
      ? `start=${changeText(clock.saving.start)};end=${changeText(clock.saving.end)};save=${hms(clock.saving.seconds)}`
      : '',
    Admin_Passwd: variables.admin_password,
    User_Password: variables.user_password,
    Primary_DNS: variables.dns_server_primary,
    Secondary_DNS: variables.dns_server_secondary,
    STUN_Server: variables.stun_server,
    STUN_Enable: variables.stun_server === '' ? 'No' : 'Yes',
    Enable_VLAN: variables.vlan_id === '' ? 'No' : 'Yes',
    VLAN_ID: variables.vlan_id,
    Upgrade_Enable: variables.firmware_url === '' ? 'No' : 'Yes',
    Upgrade_Rule: variables.firmware_url,
    DND_Act_Code: variables.dnd_on_code,
    DND_Deact_Code: variables.dnd_off_code,
    Cfwd_All_Act_Code: variables.forward_on_code,
    Cfwd_All_Deact_Code: variables.forward_off_code,
    Call_Pickup_Code: variables.pickup_prefix,
    Group_Call_Pickup_Code: variables.group_pickup_code,
    XML_User_Name: variables.http_auth_username,
    XML_Password: variables.http_auth_password,
    XML_Directory_Service_Name: variables.phone_book_name,
    XML_Directory_Service_URL: `${device.provisioningUrl}/${device.mac}/phonebook.xml`,
  };
}

/** The phone puts its own address in for `$MA`; a login stands before the URL. */
function profileRule({ provisioningUrl, variables }: DeviceConfiguration): string {
  const { http_auth_username: user, http_auth_password: password } = variables;
  const login = user === '' ? '' : `[--uid ${inRule(user)} --pwd ${inRule(password)}] `;
  return `${login}${provisioningUrl}/$MA.cfg`;
}

/** A blank or bracket would end the option. */
function inRule(value: string): string {
  return value.replace(/[\s[\]]/g, '');
}

/** Month, day, weekday and time: the weekday on or after that day; -1 is the last of the month; Sunday is 7. */
function changeText({ month, week, weekday, hour, minute }: ClockChange): string {
  const day = week === 5 ? -1 : (week - 1) * 7 + 1;
  return `${month}/${day}/${weekday === 0 ? 7 : weekday}/${hour}:${minute}:0`;
}

function hms(seconds: number): string {
  return `${Math.floor(seconds / 3600)}:${Math.floor((seconds % 3600) / 60)}:0`;
}
