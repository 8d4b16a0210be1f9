import { publicApi } from '../api/client.ts';

/** The password policy, readable without a login (contract 10 §6). @throws ApiError */
export async function loadPasswordPolicy() {
  const { data } = await publicApi.GET('/api/password_policy');
  return data ?? null;
}
