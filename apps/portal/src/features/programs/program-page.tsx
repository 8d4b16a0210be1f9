import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { $api, api } from '../../api/client.ts';
import { usePathParameter } from '../../app/use-search.ts';
import { DeleteObject } from '../../kit/delete-object.tsx';
import { FormTabs } from '../../kit/form/form-tabs.tsx';
import { FormPage } from '../../kit/object-page.tsx';
import { ProgramForm } from './program-form.tsx';
import { programType } from './program-types.ts';
import type { Program } from './program-values.ts';
import { RunsTab } from './runs-tab.tsx';

const ONE = '/api/programs/{program_name}';

/** A program, new or old; one that sends can be run from here. */
export default function ProgramPage() {
  const { t } = useTranslation('programs');
  const id = usePathParameter('id');
  const found = $api.useQuery('get', ONE, { params: { path: { program_name: id } } }, { enabled: id !== '' });
  const program = isProgram(found.data) ? found.data : undefined;
  return (
    <FormPage
      id={id}
      found={{ data: program, error: found.error, refetch: found.refetch }}
      crumbs={[{ title: t('title'), to: '/programs' }]}
      nameOf={({ name }) => name}
      unknown={t('notFound')}
      actions={
        program && (
          <DeleteObject
            name={program.name}
            list="/programs"
            touches="programs"
            consequence={t('removed')}
            remove={() => api.DELETE(ONE, { params: { path: { program_name: id } } })}
          />
        )
      }
      fresh={{ title: t('new'), ofTenant: true }}
      form={(one) => (one === null ? <ProgramForm program={null} /> : <ProgramTabs program={one} />)}
    />
  );
}

/** With a number in its path the API answers one; with a type a list. */
function isProgram(answer: unknown): answer is Program {
  return typeof answer === 'object' && answer !== null && 'program_id' in answer;
}

function ProgramTabs({ program }: { program: Program }) {
  const { t } = useTranslation('programs');
  const type = programType(program.type);
  if (type === undefined) return <Text>{t('unknownType', { type: program.type })}</Text>;
  const form = <ProgramForm program={program} />;
  return (
    <FormTabs
      label={program.name}
      tabs={[
        { value: 'program', label: t('tabs.program'), content: form },
        {
          value: 'runs',
          label: t(type.outbound ? 'tabs.runs' : 'tabs.arrived'),
          content: <RunsTab program={program} type={type} />,
        },
      ]}
    />
  );
}
