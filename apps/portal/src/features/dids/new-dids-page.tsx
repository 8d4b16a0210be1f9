import { Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, toApiError } from '../../api/api-error.ts';
import { api } from '../../api/client.ts';
import { TextAreaField, TextField } from '../../kit/fields/text-field.tsx';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import { useResourceForm } from '../../kit/form/use-resource-form.ts';
import { Page } from '../../kit/page.tsx';
import { TenantPicker } from '../../kit/pickers/tenant-picker.tsx';
import { say } from '../../kit/say.ts';
import { useRefresh } from '../../kit/use-refresh.ts';
import { useChosenTenant } from '../../shell/chosen-tenant.ts';
import { MOST_NUMBERS, readNumbers } from './read-numbers.ts';

interface Values {
  numbers: string;
  first_name: string;
  tenant_id: number | undefined;
}

/** Registers one number or many, one after the other; those before a refused one stay. */
export default function NewDidsPage() {
  const { t } = useTranslation('dids');
  const navigate = useNavigate();
  const refresh = useRefresh();
  const chosen = useChosenTenant();
  const registered = useRef(new Set<string>());
  const [done, setDone] = useState(0);
  const [initial] = useState<Values>({ numbers: '', first_name: '', tenant_id: chosen });
  const back = () => void navigate({ to: '/dids' });
  const form = useResourceForm<Values, unknown>({
    initial,
    check: ({ numbers }) => problemIn(numbers, t),
    save: async ({ numbers, first_name, tenant_id }) => {
      for (const phone of readNumbers(numbers).numbers) {
        if (registered.current.has(phone)) continue;
        await register({ phone, first_name, ...(tenant_id === undefined ? {} : { tenant_id }) });
        registered.current.add(phone);
        setDone(registered.current.size);
      }
      return { data: true };
    },
    onSaved: () => {
      void refresh('dids');
      say(t('registered', { count: registered.current.size }));
      back();
    },
  });
  const { numbers } = readNumbers(form.values.numbers);
  return (
    <Page title={t('new')} crumbs={[{ title: t('title'), to: '/dids' }]}>
      <ResourceForm form={form} label={t('new')} saveLabel={t('register')} onCancel={back}>
        <FormSection title={t('which')} text={t('whichText')}>
          <TextAreaField of={form.at('numbers')} label={t('numbers')} help={t('numbersHelp')} required />
          <Text size="sm" role="status">
            {t('soFar', { count: numbers.length, done })}
          </Text>
          <TextField of={form.at('first_name')} label={t('label')} help={t('labelHelp')} maxLength={128} />
          <TenantPicker of={form.at('tenant_id')} label={t('tenant')} help={t('tenantHelp')} />
        </FormSection>
      </ResourceForm>
    </Page>
  );
}

type Texts = (key: 'noNumber' | 'tooMany', values: Record<string, unknown>) => string;

function problemIn(typed: string, t: Texts): Record<string, string> {
  const { numbers, refused } = readNumbers(typed);
  const [first] = refused;
  if (first !== undefined) return { numbers: t('noNumber', { text: first.slice(0, 40) }) };
  return numbers.length > MOST_NUMBERS ? { numbers: t('tooMany', { most: MOST_NUMBERS }) } : {};
}

/** @throws ApiError that names the number at its field */
async function register(body: { phone: string; first_name: string; tenant_id?: number }): Promise<void> {
  try {
    await api.POST('/api/dids', { body });
  } catch (thrown) {
    const { status, message } = toApiError(thrown);
    throw new ApiError(status, message, [{ field: 'numbers', message: `${body.phone}: ${message}` }]);
  }
}
