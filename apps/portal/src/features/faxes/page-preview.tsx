import { Center, Image, Skeleton } from '@mantine/core';
import { IconPhotoOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiUrl, fetchApi } from '../../kit/fetch-api.ts';

interface PagePreviewProps {
  readonly documentId: number;
  /** From 1. */
  readonly page: number;
  /** Pages of the document: it has changed when they have. */
  readonly of: number;
  readonly width: number;
  /** Another one is another content. */
  readonly version?: number;
}

/** A page of a document as the fax shows it. */
export function PagePreview({ documentId, page, of, width, version = 0 }: PagePreviewProps) {
  const { t } = useTranslation('faxes');
  const { data, isError } = useQuery({
    queryKey: ['page-preview', documentId, page, of, version],
    queryFn: async () => dataUrl(await (await fetchApi(previewUrl(documentId, page))).blob()),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const height = Math.round(width * Math.SQRT2);
  if (isError) {
    return (
      <Center w={width} h={height} bd="1px solid" role="img" aria-label={t('noPreview', { page })}>
        <IconPhotoOff size={24} aria-hidden />
      </Center>
    );
  }
  if (data === undefined) return <Skeleton width={width} height={height} />;
  return <Image src={data} w={width} h={height} fit="contain" alt={t('pageOf', { page, of })} bd="1px solid" />;
}

function previewUrl(documentId: number, page: number): string {
  return apiUrl('/api/documents/{document_id}/media', { document_id: String(documentId) }, { format: 'jpg', page });
}

function dataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}
