import type { AnswerOf } from '@strowger/client';
import { useTranslation } from 'react-i18next';
import { $api, api } from '../../api/client.ts';
import { usePathParameter } from '../../app/use-search.ts';
import { DeleteObject } from '../../kit/delete-object.tsx';
import { FormTabs } from '../../kit/form/form-tabs.tsx';
import { FormPage } from '../../kit/object-page.tsx';
import { AttachmentsTab } from './attachments-tab.tsx';
import { TemplateForm } from './template-form.tsx';

const ONE = '/api/templates/{template_id}';

/** An e-mail template as the API shows it. */
export type Template = AnswerOf<typeof ONE>;

/** An e-mail template, new or old; files are attached once it is there. */
export default function TemplatePage() {
  const { t } = useTranslation('templates');
  const id = usePathParameter('id');
  const found = $api.useQuery('get', ONE, { params: { path: { template_id: Number(id) } } }, { enabled: id !== '' });
  const template = found.data;
  return (
    <FormPage
      id={id}
      found={found}
      crumbs={[{ title: t('title'), to: '/templates' }]}
      nameOf={({ name }) => name}
      unknown={t('notFound')}
      fresh={{ title: t('new'), text: t('newText'), ofTenant: true }}
      actions={
        template && (
          <DeleteObject
            name={template.name}
            list="/templates"
            touches="templates"
            consequence={t('removed')}
            remove={() => api.DELETE(ONE, { params: { path: { template_id: template.template_id } } })}
          />
        )
      }
      form={(one) => (one === null ? <TemplateForm template={null} /> : <TemplateTabs template={one} />)}
    />
  );
}

function TemplateTabs({ template }: { template: Template }) {
  const { t } = useTranslation('templates');
  const count = template.attachment.length;
  return (
    <FormTabs
      label={template.name}
      tabs={[
        { value: 'mail', label: t('tabs.mail'), content: <TemplateForm template={template} /> },
        {
          value: 'files',
          label: count === 0 ? t('tabs.files') : t('tabs.filesCount', { count }),
          content: <AttachmentsTab template={template} />,
        },
      ]}
    />
  );
}
