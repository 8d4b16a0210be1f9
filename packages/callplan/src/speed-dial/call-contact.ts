import { ofExtension } from '../feature-code/feature.ts';
import { afterTransfer } from '../history.ts';

/** The number of the tenant's contact with this speed dial (contract 20 §12.3), dialled as if by hand. */
export const callContact = ofExtension((call, _caller, digits) => {
  const contact = call.tenant.speedDials.get(digits);
  const destination = contact === undefined ? '' : numberIn(contact.phone);
  if (destination === '') {
    call.decide('speed_dial_unknown', { code: digits });
    return [
      { step: 'say', prompt: 'speed_dial_empty' },
      { step: 'hangup', cause: 'UNALLOCATED_NUMBER' },
    ];
  }
  call.decide('speed_dial_is', { code: digits, number: destination });
  const history = afterTransfer(call.leg.history, null);
  return [{ step: 'transfer', destination, reason: 'transfer', history, by: null }];
});

/** A trunk prefix in brackets, `+44 (0)1632`, is not dialled from anywhere. */
function numberIn(phone: string): string {
  const text = phone.trim();
  const digits = text.replace(/^(\+[^(]*)\(0\)/, '$1').replace(/[^0-9]/g, '');
  return text.startsWith('+') && digits !== '' ? `+${digits}` : digits;
}
