import { api } from '../api/client.ts';
import { type PhoneAccount, phoneAccount } from './phone-account.ts';

/** Asks the server for a login of an extension; null: the user has none. @throws ApiError */
export async function loadAccount(extensionUuid: string): Promise<PhoneAccount | null> {
  const { data } = await api.GET('/api/softphone');
  return data === undefined ? null : phoneAccount(data, extensionUuid, window.location);
}
