import { afterTransfer } from '../history.ts';
import { type Feature, ofExtension } from './feature.ts';

/** The number that follows is called without saying who calls (RFC 3323). */
export const withholdCallerId: Feature = ofExtension((call, _caller, digits) => {
  call.decide('withheld', { number: digits });
  const history = afterTransfer(call.leg.history, null);
  return [{ step: 'withhold' }, { step: 'transfer', destination: digits, reason: 'transfer', history, by: null }];
});
