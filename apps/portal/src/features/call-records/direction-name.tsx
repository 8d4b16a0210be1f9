import { useTranslation } from 'react-i18next';

/** Where a call came from and went to, in a word. */
export function DirectionName({ direction }: { direction: string | null }) {
  const { t } = useTranslation('callRecords');
  if (direction === 'inbound' || direction === 'outbound' || direction === 'local') return t(direction);
  return '–';
}
