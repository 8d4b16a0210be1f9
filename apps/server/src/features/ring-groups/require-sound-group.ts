import type { FieldError } from '../../http/errors.ts';
import type { Shown } from '../../http/resource/field.ts';
import {
  faultsOf,
  faultsOfRows,
  isDataOf,
  isDestination,
  isDialled,
  isRingback,
  isSound,
  refuseFaults,
  textOf,
} from '../pbx/check-texts.ts';

const ADDRESS = /^[^\s@<>()[\],;:"\\]+@[^\s@<>()[\],;:"\\]+$/;

/** What the schema cannot tell of a ring group (contract 20 §4, §0.9). @throws ApiError 400 */
export function requireSoundGroup(group: Shown): void {
  refuseFaults([
    ...faultsOf(group, {
      ring_group_greeting: isSound,
      ring_group_ringback: isRingback,
      ring_group_timeout_data: isDataOf('ring_group_timeout_app'),
      ring_group_forward_destination: isDestination,
    }),
    ...faultsOfRows(group, 'destinations', { destination_number: isDialled }),
    ...faultsOfForward(group),
    ...faultsOfMail(group),
  ]);
}

function faultsOfForward(group: Shown): FieldError[] {
  const isEmpty = (textOf(group['ring_group_forward_destination']) ?? '').trim() === '';
  if (group['ring_group_forward_enabled'] !== true || !isEmpty) return [];
  const message = 'is required when ring_group_forward_enabled is true';
  return [{ field: 'ring_group_forward_destination', message }];
}

/** Several addresses are separated by commas. */
function faultsOfMail(group: Shown): FieldError[] {
  if (group['ring_group_missed_call_app'] !== 'email') return [];
  const addresses = (textOf(group['ring_group_missed_call_data']) ?? '').split(',').map((address) => address.trim());
  if (addresses.every((address) => ADDRESS.test(address))) return [];
  return [{ field: 'ring_group_missed_call_data', message: 'must be an e-mail address' }];
}
