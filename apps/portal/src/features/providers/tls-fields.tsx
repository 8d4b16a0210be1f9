import { useTranslation } from 'react-i18next';
import { SwitchField } from '../../kit/fields/switch-field.tsx';
import { TextAreaField } from '../../kit/fields/text-field.tsx';
import type { ResourceFormState } from '../../kit/form/use-resource-form.ts';
import { asTrue } from './as-true.ts';
import type { ProviderValues } from './provider-values.ts';

/** Whom to believe over TLS. */
export function TlsFields({ at }: Pick<ResourceFormState<ProviderValues>, 'at'>) {
  const { t } = useTranslation('providers');
  return (
    <>
      <SwitchField of={asTrue(at('tls_verify'))} label={t('special.tls_verify')} help={t('special.help.tls_verify')} />
      <TextAreaField of={at('tls_ca')} label={t('special.tls_ca')} help={t('special.help.tls_ca')} rows={4} />
    </>
  );
}
