import { useTranslation } from 'react-i18next';

function DeleteTitle({ count }: { count: number }) {
  const { t } = useTranslation('kit');
  return t('delete.title', { count });
}

/** The heading of the question, in the language of the page. */
export function i18nTitle(count: number) {
  return <DeleteTitle count={count} />;
}
