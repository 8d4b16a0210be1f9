import { SimpleGrid } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { OptionalNumberField } from '../../kit/fields/number-field.tsx';
import { RadioField, SelectField } from '../../kit/fields/select-field.tsx';
import { SwitchField } from '../../kit/fields/switch-field.tsx';
import { TagsField } from '../../kit/fields/tags-field.tsx';
import { TextField } from '../../kit/fields/text-field.tsx';
import { at, type Binding, withInnerErrors } from '../../kit/form/binding.ts';
import { FormSection } from '../../kit/form/form-section.tsx';
import { APPLICATIONS } from './attempts.ts';
import { AUTH_MODES, GRANTS, type IdentityValues, LIMITS } from './identity-values.ts';

const MOST_A_MINUTE = 10_000;

/** Who a program is, what it may, and from where. */
export function IdentityFields({ of }: { readonly of: Binding<IdentityValues> }) {
  const { t } = useTranslation('integration');
  const grants = at(of, 'grants');
  return (
    <>
      <FormSection title={t('identities.who')} text={t('identities.whoText')}>
        <TextField
          of={at(of, 'username')}
          label={t('identities.username')}
          help={t('identities.usernameHelp')}
          required
          maxLength={64}
        />
        <TextField of={at(of, 'description')} label={t('identities.description')} maxLength={255} />
        <RadioField
          of={at(of, 'auth_mode')}
          label={t('identities.mode')}
          choices={AUTH_MODES.map((value) => ({
            value,
            label: t(`identities.modes.${value}`),
            help: t(`identities.modesHelp.${value}`),
          }))}
        />
        <TextField
          of={at(of, 'expires_at')}
          type="date"
          label={t('identities.expires')}
          help={t('identities.expiresHelp')}
        />
        <SwitchField of={at(of, 'enabled')} label={t('identities.enabled')} />
      </FormSection>
      <FormSection title={t('identities.may')} text={t('identities.mayText')}>
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" data-field="applications">
          {APPLICATIONS.map((name) => (
            <SelectField
              key={name}
              of={at(grants, name)}
              label={name}
              choices={GRANTS.map((value) => ({ value, label: t(`identities.grants.${value}`) }))}
            />
          ))}
        </SimpleGrid>
      </FormSection>
      <FormSection title={t('identities.where')} text={t('identities.whereText')}>
        <TagsField
          of={withInnerErrors(at(of, 'allowed_cidrs'))}
          label={t('identities.networks')}
          help={t('identities.networksHelp')}
          placeholder="192.0.2.0/24"
        />
        <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm">
          {LIMITS.map((name) => (
            <OptionalNumberField
              key={name}
              of={at(of, name)}
              label={t(`identities.limits.${name}`)}
              placeholder={t('identities.asSettings')}
              min={1}
              max={MOST_A_MINUTE}
            />
          ))}
        </SimpleGrid>
      </FormSection>
    </>
  );
}
