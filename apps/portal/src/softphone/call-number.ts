import { api } from '../api/client.ts';
import { dialString } from './dial-string.ts';
import { dialHere } from './phone-door.ts';

/** How a number is being called: by the phone of the page, or by the user's other phones, which ring first. */
export type CallingBy = 'this_page' | 'other_phones';

/**
 * Calls a number with the phone of this page if it is registered, else by click to call with the user's phones
 * (contract 20 §13.3).
 * @param own the user's extension
 * @throws ApiError
 */
export async function callNumber(number: string, own: string): Promise<CallingBy> {
  if (dialHere(number)) return 'this_page';
  await api.POST('/api/call/originate', { body: { from: own, to: dialString(number) ?? number } });
  return 'other_phones';
}
