import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../session/use-me.ts';
import { instantOf, instantText, relativeText, type WhenStyle } from './instant.ts';

interface WhenProps {
  /** ISO 8601, or epoch seconds. */
  readonly at: string | number | null | undefined;
  readonly style?: WhenStyle | 'relative';
  /** Shown where there is none; default: a dash. */
  readonly none?: string;
}

/** A moment in the time zone of the tenant, in full when it is pointed at. */
export function When({ at, style = 'date-time', none = '–' }: WhenProps) {
  const { i18n } = useTranslation();
  const { timeZone } = useMe();
  const date = instantOf(at);
  if (date === null) return <span>{none}</span>;
  const text =
    style === 'relative'
      ? relativeText(date, new Date(), i18n.language)
      : instantText(date, style, i18n.language, timeZone);
  return (
    <Tooltip label={instantText(date, 'full', i18n.language, timeZone)} multiline maw="calc(100vw - 2rem)">
      <time dateTime={date.toISOString()}>{text}</time>
    </Tooltip>
  );
}
