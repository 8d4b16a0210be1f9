import { errors } from '../../http/errors.ts';
import { isModel, isVendor, vendorOfAddress } from '../device-vendors/catalogue.ts';

/** Which generator makes a device's configuration. */
export interface DeviceTemplate {
  readonly device_vendor: string | null;
  readonly device_model: string | null;
  readonly device_template: string | null;
}

/**
 * Vendor, model and template that belong together (contract 20 §2.1): a template that is sent rules, else it follows
 * from vendor and model; a vendor that nobody names is the maker of the address.
 * @param sent what the request says, null to clear
 * @param stored what the device has; null for a new one
 * @throws ApiError 400
 */
export function templateAfter(
  sent: Partial<DeviceTemplate>,
  stored: DeviceTemplate | null,
  address: string,
): DeviceTemplate {
  const template = lower(sent.device_template);
  if (template) return templateNamed(template);
  const vendor = named(sent.device_vendor, stored?.device_vendor) ?? vendorOfAddress(address);
  const model = named(sent.device_model, stored?.device_model);
  if (vendor !== null && !isVendor(vendor))
    throw errors.badField('device_vendor', 'is not a vendor of /device_vendors');
  if (model === null) return { device_vendor: vendor, device_model: null, device_template: null };
  if (vendor === null) throw errors.badField('device_vendor', 'is required with device_model');
  if (!isModel(vendor, model)) throw errors.badField('device_model', `is not a model of ${vendor}`);
  return { device_vendor: vendor, device_model: model, device_template: `${vendor}/${model}` };
}

function templateNamed(template: string): DeviceTemplate {
  const [vendor = '', model = '', ...more] = template.split('/');
  if (more.length > 0 || !isVendor(vendor) || !isModel(vendor, model)) {
    throw errors.badField('device_template', 'is not <vendor>/<model> of /device_vendors');
  }
  return { device_vendor: vendor, device_model: model, device_template: template };
}

/** What was sent, else what is stored; null where it was cleared. */
function named(sent: string | null | undefined, stored: string | null | undefined): string | null {
  const text = sent === undefined ? stored : sent;
  return lower(text) || null;
}

function lower(text: string | null | undefined): string {
  return text?.trim().toLowerCase() ?? '';
}
