import type { CallBlockConfiguration } from '../call-block/configuration.ts';
import { uuidOf } from './tenant.ts';

let made = 0;

/** A rule of the whole tenant that refuses callers with this number. */
export function ruleOf(number: string, settings: Partial<CallBlockConfiguration> = {}): CallBlockConfiguration {
  made += 1;
  return {
    uuid: uuidOf(`5${made}`),
    name: '',
    number,
    countryCode: '',
    direction: 'inbound',
    action: 'reject',
    app: '',
    data: '',
    extensionUuid: null,
    ...settings,
  };
}
