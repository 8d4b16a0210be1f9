import { useTranslation } from 'react-i18next';
import { instantOf, instantText, type WhenStyle } from '../../kit/format/instant.ts';

interface ClockTimeProps {
  /** `YYYY-MM-DD HH:MM:SS` as the caller's clock showed it (contract 40 A0). */
  readonly at: string | null | undefined;
  readonly style?: WhenStyle;
}

/** A time that comes as the caller's clock showed it, in the words of his language. */
export function ClockTime({ at, style = 'date-time' }: ClockTimeProps) {
  const { i18n } = useTranslation();
  const date = at == null ? null : instantOf(`${at.replace(' ', 'T')}Z`);
  if (date === null) return <span>–</span>;
  return <time dateTime={at ?? ''}>{instantText(date, style, i18n.language, 'UTC')}</time>;
}
