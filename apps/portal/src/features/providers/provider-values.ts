import type { AnswerOf } from '@strowger/client';

export type Provider = AnswerOf<'/api/providers/{provider_id}'>;

/** What the form of a provider edits. */
export interface ProviderValues {
  name: string;
  host: string;
  port: number;
  proxy: string | null;
  active: number;
  description: string | null;
}

export const NEW_PROVIDER: ProviderValues = {
  name: '',
  host: '',
  port: 5060,
  proxy: '',
  active: 1,
  description: '',
};

/** The form's values of a provider as the API gives it. */
export function valuesOf({ name, host, port, proxy, active, description }: Provider): ProviderValues {
  return { name, host, port, proxy, active, description };
}
