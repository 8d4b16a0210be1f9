import { useTranslation } from 'react-i18next';
import { kindOf, targetOf } from './destination-kind.ts';
import { readDestination } from './destination-value.ts';

/** A stored destination in words, for lists: `Voicemail 1001`, `1001`, `Hang up`. Nothing where there is none. */
export function DestinationText({ stored }: { stored: string | null | undefined }) {
  const { t } = useTranslation('kit');
  const value = readDestination(stored);
  const kind = kindOf(value, undefined);
  if (kind === 'nothing') return null;
  if (kind === 'external' || kind === 'feature' || kind === 'other') return targetOf(value);
  return `${t(`destination.${kind}`)} ${targetOf(value)}`.trim();
}
