import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../session/use-me.ts';
import { instantOf, instantText } from '../format/instant.ts';

/** That a search went through the newest rows alone, and how to find others. */
export function SearchedBack({ to }: { readonly to: string | undefined }) {
  const { t, i18n } = useTranslation('kit');
  const { timeZone } = useMe();
  const at = instantOf(to);
  if (at === null) return null;
  return (
    <Text size="sm" c="dimmed" mt="sm" role="status">
      {t('list.searchedBackTo', { at: instantText(at, 'date-time', i18n.language, timeZone) })}
    </Text>
  );
}
