import { Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { $api, api } from '../../api/client.ts';
import { usePathParameter } from '../../app/use-search.ts';
import { DeleteObject } from '../../kit/delete-object.tsx';
import { Download } from '../../kit/media/download-button.tsx';
import { ObjectPage } from '../../kit/object-page.tsx';
import { TenantContext } from '../../kit/use-tenant.ts';
import { mediaUrl } from '../faxes/fax-files.ts';
import type { Document } from './document.ts';
import { DocumentForm } from './document-form.tsx';
import { PagesPart } from './pages-part.tsx';
import { TokensPart } from './tokens-part.tsx';

const ONE = '/api/documents/{document_id}';

/** One document: its pages, what it is called, how finely it is sent. */
export default function DocumentPage() {
  const { t } = useTranslation('documents');
  const id = Number(usePathParameter('id'));
  const found = $api.useQuery('get', ONE, { params: { path: { document_id: id } } });
  return (
    <ObjectPage
      found={found}
      nameOf={({ name }) => name}
      unknown={t('notFound')}
      crumbs={[{ title: t('title'), to: '/documents' }]}
      actions={found.data && <Actions document={found.data} />}
    >
      {(document) => (
        <>
          <PagesPart document={document} />
          <TokensPart document={document} />
          <TenantContext value={document.tenant_id}>
            <DocumentForm key={id} document={document} />
          </TenantContext>
        </>
      )}
    </ObjectPage>
  );
}

function Actions({ document: { document_id, name, pages } }: { document: Document }) {
  const { t } = useTranslation('documents');
  return (
    <Group gap="xs">
      {pages > 0 && (
        <Download url={mediaUrl(document_id)} name={`${name}.pdf`}>
          {t('download')}
        </Download>
      )}
      <DeleteObject
        name={name}
        remove={() => api.DELETE(ONE, { params: { path: { document_id } } })}
        consequence={t('removed')}
        list="/documents"
        touches="documents"
        size="xs"
      />
    </Group>
  );
}
