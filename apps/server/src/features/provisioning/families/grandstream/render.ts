import { isIPv4 } from 'node:net';
import { posixZone } from '../../clock/zone-clock.ts';
import {
  type DeviceConfiguration,
  type Family,
  PLAIN_NAME,
  type ProvisionedFile,
  withoutScheme,
} from '../../configuration.ts';
import { firstAndLast, phoneBookFile } from '../../phone-book.ts';
import { type Codec, codecsOf, resyncSeconds } from '../../variables.ts';
import { element, textElement, textElements, xmlDocument } from '../../write/xml.ts';
import { accountValues, type PValues } from './accounts.ts';
import { keyValues } from './keys.ts';
import { GRANDSTREAM_MODELS, type GrandstreamModel } from './models.ts';

/** Star codes, watched names and numbers. */
const DIAL_PLAN = '{ x+ | \\+x+ | *x+ | **x+ | *xx*x+ | park+*x+ | flow+*x+ }';
const CODEC_NUMBERS: Readonly<Record<Codec, number>> = { pcmu: 0, pcma: 8, g722: 9, g729: 18, opus: 123 };
/** Vocoders in their order. */
const CODEC_PLACES = ['P57', 'P58', 'P59', 'P60', 'P61', 'P62', 'P46'] as const;
const HTTP = '1';
const HTTPS = '2';
const RFC_2833 = '101';
const SRTP: Readonly<Record<string, string>> = { optional: '1', required: '2' };

/** Grandstream: P-values in XML (contract 20 §3.4). */
export const grandstream: Family<GrandstreamModel> = {
  vendors: { grandstream: GRANDSTREAM_MODELS },
  render(device) {
    const model = GRANDSTREAM_MODELS[device.model];
    return model ? [main(device, model), phoneBook(device)] : [];
  },
};

function main(device: DeviceConfiguration, model: GrandstreamModel): ProvisionedFile {
  const values = {
    ...accountValues(device, model),
    ...keyValues(device, model),
    ...mediaValues(device, model),
    ...deviceValues(device),
    ...phoneBookValues(device),
  };
  return {
    name: 'cfg{mac}.xml',
    answers: new RegExp(`${PLAIN_NAME.source}|^cfg\\{mac\\}(\\.(xml|cfg))?$`),
    type: 'text/xml',
    text: xmlDocument(
      element(
        'gs_provision',
        [textElement('mac', device.mac), element('config', textElements(values), { version: '1' })],
        {
          version: '1',
        },
      ),
    ),
  };
}

function mediaValues({ variables }: DeviceConfiguration, { accounts }: GrandstreamModel): PValues {
  const isPhone = accounts === 'phone';
  const known: readonly Codec[] = isPhone ? ['pcmu', 'pcma', 'g722', 'g729', 'opus'] : ['pcmu', 'pcma', 'g729'];
  const codecs = codecsOf(variables, known);
  const last = codecs.at(-1) ?? 'pcmu';
  const preferences = CODEC_PLACES.map((place, index) => [place, String(CODEC_NUMBERS[codecs[index] ?? last])]);
  return {
    ...Object.fromEntries(preferences),
    ...(isPhone ? { P2302: RFC_2833, P290: DIAL_PLAN } : { P850: RFC_2833, P4200: DIAL_PLAN, P4201: DIAL_PLAN }),
    P79: '101',
    P183: SRTP[variables.srtp] ?? '0',
    P52: '2',
    P84: '20',
    P1347: variables.pickup_prefix,
    P2344: variables.dnd_on_code,
    P2345: variables.dnd_off_code,
    P76: variables.stun_server,
  };
}

function deviceValues(device: DeviceConfiguration): PValues {
  const { variables, clock, provisioningUrl } = device;
  return {
    P2: variables.admin_password,
    P196: variables.user_password,
    P30: variables.ntp_server_primary,
    P8333: variables.ntp_server_secondary,
    P64: 'customize',
    P246: posixZone(clock),
    P212: provisioningUrl.startsWith('https:') ? HTTPS : HTTP,
    P237: withoutScheme(provisioningUrl),
    P192: withoutScheme(variables.firmware_url),
    P1360: variables.http_auth_username,
    P1361: variables.http_auth_password,
    P145: '0',
    P194: '1',
    P193: String(Math.round(resyncSeconds(device) / 60)),
    P8463: provisioningUrl.startsWith('https:') ? '1' : '0',
    P1409: '0',
    P4428: '1',
    P51: variables.vlan_id === '' ? '0' : variables.vlan_id,
    P1558: variables.dscp_signalling,
    P1559: variables.dscp_media,
    ...preferredDns(variables.dns_server_primary),
  };
}

/** Kept octet by octet. */
function preferredDns(address: string): PValues {
  if (!isIPv4(address)) return {};
  return Object.fromEntries(address.split('.').map((octet, index) => [`P${92 + index}`, octet]));
}

function phoneBookValues({ provisioningUrl, mac, variables }: DeviceConfiguration): PValues {
  return {
    P330: provisioningUrl.startsWith('https:') ? '3' : '1',
    P331: `${withoutScheme(provisioningUrl)}/${mac}`,
    P332: '720',
    P6713: variables.http_auth_username,
    P6714: variables.http_auth_password,
  };
}

function phoneBook({ contacts }: DeviceConfiguration): ProvisionedFile {
  const entries = contacts.map(({ name, number }) => {
    const { first, last } = firstAndLast(name);
    return element('Contact', [
      textElement('LastName', last),
      textElement('FirstName', first),
      element('Phone', [textElement('phonenumber', number), textElement('accountindex', '1')]),
    ]);
  });
  return phoneBookFile(element('AddressBook', entries));
}
