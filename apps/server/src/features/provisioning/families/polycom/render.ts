import type { DeviceConfiguration, Family, ProvisionedFile } from '../../configuration.ts';
import { firstAndLast } from '../../phone-book.ts';
import { element, textElement, type XmlElement, xmlDocument } from '../../write/xml.ts';
import { POLY_MODELS, POLYCOM_MODELS, type PolycomModel } from './models.ts';
import { featureParameters, sipParameters, siteParameters } from './phone-parameters.ts';
import { type Parameters, registrationParameters } from './registration.ts';

/** Polycom and Poly: parameters as XML attributes, in files that a master file lists (contract 20 §3.4). */
export const polycom: Family<PolycomModel> = {
  vendors: { polycom: POLYCOM_MODELS, poly: POLY_MODELS },
  render(device) {
    const model = (device.vendor === 'poly' ? POLY_MODELS : POLYCOM_MODELS)[device.model];
    if (!model) return [];
    const parts = partsOf(device, model);
    return [
      master(device, parts),
      ...parts,
      everything(device, model),
      { ...file('{mac}-phone.cfg', /^\{mac\}-(phone|web)\.cfg$/, 'PHONE_CONFIG', {}) },
      directory(device),
    ];
  },
};

function partsOf(device: DeviceConfiguration, model: PolycomModel): ProvisionedFile[] {
  const root = 'PHONE_CONFIG';
  return [
    file('{mac}-registration.cfg', /^\{mac\}-reg(istration)?\.cfg$/, root, registrationParameters(device, model.lines)),
    file('{mac}-sip.cfg', /^\{mac\}-sip\.cfg$/, root, sipParameters(device)),
    file('{mac}-site.cfg', /^\{mac\}-site\.cfg$/, root, siteParameters(device)),
    file('{mac}-features.cfg', /^(\{mac\}-)?features\.cfg$/, root, featureParameters(device, model)),
  ];
}

function master({ mac }: DeviceConfiguration, parts: readonly ProvisionedFile[]): ProvisionedFile {
  return file('{mac}.cfg', /^(\{mac\}|0{12})\.cfg$/, 'APPLICATION', {
    APP_FILE_PATH: '',
    CONFIG_FILES: parts.map(({ name }) => name.replace('{mac}', mac)).join(', '),
    MISC_FILES: '',
    LOG_FILE_DIRECTORY: '',
    OVERRIDES_DIRECTORY: '',
    CONTACTS_DIRECTORY: '',
  });
}

/** All in one file, for whoever asks by the address alone. */
function everything(device: DeviceConfiguration, model: PolycomModel): ProvisionedFile {
  return file('{mac}', /^(\{mac\}(\.xml)?)?$/, 'PHONE_CONFIG', {
    ...registrationParameters(device, model.lines),
    ...sipParameters(device),
    ...siteParameters(device),
    ...featureParameters(device, model),
  });
}

function file(name: string, answers: RegExp, root: string, parameters: Parameters): ProvisionedFile {
  return { name, answers, type: 'text/xml', text: xmlDocument({ name: root, attributes: parameters, children: [] }) };
}

/** The phone reads it as its own directory: speed dials first, then the company. */
function directory({ contacts, keys }: DeviceConfiguration): ProvisionedFile {
  const dials = keys.filter(({ type, value }) => type === 'speed_dial' && value !== '');
  const items = [
    ...dials.map(({ label, value, position }) => item(label === '' ? value : label, value, String(position))),
    ...contacts.map(({ name, number }) => item(name, number, '')),
  ];
  return {
    name: '{mac}-directory.xml',
    answers: /^(\{mac\}-directory|0{12}-directory|phonebook)\.xml$/,
    type: 'text/xml',
    text: xmlDocument(element('directory', [element('item_list', items)])),
  };
}

function item(name: string, number: string, speedDial: string): XmlElement {
  const { first, last } = firstAndLast(name);
  return element('item', [
    textElement('ln', last),
    textElement('fn', first),
    textElement('ct', number),
    textElement('sd', speedDial),
    textElement('bw', '0'),
  ]);
}
