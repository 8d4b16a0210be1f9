import {
  type DeviceConfiguration,
  type Family,
  type Line,
  PLAIN_NAME,
  type ProvisionedFile,
  splitHost,
} from '../../configuration.ts';
import { type Key, keyTarget, lineKeys, pickupOf } from '../../keys.ts';
import { directoryFile } from '../../phone-book.ts';
import type { Variables } from '../../variables.ts';
import { element, textElement, type XmlElement, xmlDocument } from '../../write/xml.ts';
import { SNOM_MODELS, type SnomModel } from './models.ts';
import { deviceSettings, identitySettings } from './phone-settings.ts';

/** Snom: XML settings (contract 20 §3.4). */
export const snom: Family<SnomModel> = {
  vendors: { snom: SNOM_MODELS },
  render(device) {
    const model = SNOM_MODELS[device.model];
    return model
      ? [main(device, model), directoryFile('SnomIPPhoneDirectory', device.contacts, device.variables.phone_book_name)]
      : [];
  },
};

function main(device: DeviceConfiguration, model: SnomModel): ProvisionedFile {
  return {
    name: '{mac}.xml',
    answers: new RegExp(`${PLAIN_NAME.source}|^snom[0-9a-z]{1,10}(-\\{mac\\})?\\.(htm|xml)$|^\\{mac\\}\\.htm$`),
    type: 'text/xml',
    text: xmlDocument(
      element('settings', [
        element('phone-settings', [...identitySettings(device, model.lines), ...deviceSettings(device)]),
        element('functionKeys', functionKeys(device, model)),
        element('tbook', bookItems(device), { complete: 'true' }),
        element('dialplan', []),
      ]),
    ),
  };
}

/** Keys are counted from 0. */
function functionKeys(device: DeviceConfiguration, model: SnomModel): XmlElement[] {
  return lineKeys(device.keys, device.lines, model.keys).map((key, index) =>
    textElement('fkey', key === null ? 'none' : functionOf(key, device.lines, device.variables), {
      idx: String(index),
      context: key === null || key.type === 'line' ? 'active' : String(key.line),
      perm: key?.isProtected ? 'R' : 'RW',
      label: key?.label ?? '',
    }),
  );
}

function functionOf(key: Key, lines: readonly Line[], variables: Variables): string {
  const server = splitHost((lines.find(({ number }) => number === key.line) ?? lines[0])?.server ?? '').host;
  const target = keyTarget(key, variables);
  switch (key.type) {
    case 'line':
      return 'line';
    case 'blf':
      return `blf sip:${target}@${server};user=phone|${pickupOf(key, variables)}`;
    case 'speed_dial':
    case 'voicemail':
      return `speed ${target}`;
    case 'park':
      return `orbit sip:${target}@${server};user=phone`;
    case 'intercom':
      return `icom sip:${target}@${server};user=phone`;
    case 'url':
      return `url ${target}`;
    case 'dnd':
      return 'keyevent F_DND';
    case 'call_forward':
      return 'keyevent F_REDIRECT';
    case 'transfer':
      return 'keyevent F_TRANSFER';
    case 'none':
      return 'none';
  }
}

function bookItems({ contacts }: DeviceConfiguration): XmlElement[] {
  return contacts.map(({ name, number }) =>
    element(
      'item',
      [textElement('name', name), textElement('number', number), textElement('number_type', 'extension')],
      {
        context: 'active',
        type: 'colleagues',
      },
    ),
  );
}
