import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { RadioField } from '../../kit/fields/select-field.tsx';
import { TextField } from '../../kit/fields/text-field.tsx';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import { useResourceForm } from '../../kit/form/use-resource-form.ts';
import { say } from '../../kit/say.ts';
import { useRefresh } from '../../kit/use-refresh.ts';
import { TenantContext, useTenantOfNew } from '../../kit/use-tenant.ts';
import { FlowDesigner } from '../ivr-designer/flow-designer.tsx';
import { ParameterField } from './parameter-field.tsx';
import { PROGRAM_TYPES, programType } from './program-types.ts';
import { newProgram, type Program, type ProgramValues, programBody, programValues } from './program-values.ts';

const FRESH = newProgram('ivr');

/** The form of a program: a new one begins with the choice of its type. */
export function ProgramForm({ program }: { program: Program | null }) {
  const { t } = useTranslation(['programs', 'common', 'kit']);
  const navigate = useNavigate();
  const refresh = useRefresh();
  const tenant = useTenantOfNew();
  const initial = useMemo(() => (program === null ? FRESH : programValues(program)), [program]);
  const form = useResourceForm<ProgramValues, number>({
    initial,
    check: ({ name }) => (name.trim() === '' ? { name: t('kit:form.faults.required') } : {}),
    save: async (values) => {
      const body = programBody(values);
      if (program !== null) {
        const path = { program_name: String(program.program_id) };
        await api.PUT('/api/programs/{program_name}', { params: { path }, body });
        return program.program_id;
      }
      const path = { program_name: values.type };
      const { data } = await api.POST('/api/programs/{program_name}', {
        params: { path },
        body: { ...body, ...tenant },
      });
      return Number(data);
    },
    onSaved: (id) => {
      void refresh('programs', 'texts');
      say(t('common:saved'));
      // What can be run is run from its own page.
      if (program === null) void navigate({ to: `/programs/${id}`, ignoreBlocker: true });
    },
  });
  const back = () => void navigate({ to: '/programs' });
  const type = programType(form.values.type);
  const fields = type?.parameters.filter((name) => name !== 'ivr_scheme') ?? [];
  return (
    <TenantContext value={program?.tenant_id}>
      <ResourceForm form={form} label={program?.name ?? t('new')} onCancel={back}>
        {program === null && (
          <FormSection title={t('type')} text={t('typeText')}>
            <RadioField
              of={form.at('type')}
              label={t('typeLabel')}
              choices={PROGRAM_TYPES.map(({ name }) => ({
                value: name,
                label: t(`types.${name}.name`),
                help: t(`types.${name}.help`),
              }))}
            />
          </FormSection>
        )}
        <FormSection title={t('what')} text={type === undefined ? '' : t(`types.${type.name}.help`)}>
          <TextField of={form.at('name')} label={t('name')} help={t('nameHelp')} required maxLength={64} />
          {type !== undefined &&
            fields.map((name) => <ParameterField key={name} form={form} type={type} name={name} />)}
        </FormSection>
        {type?.name === 'ivr' && <FlowDesigner of={form.at('ivr_scheme')} />}
      </ResourceForm>
    </TenantContext>
  );
}
