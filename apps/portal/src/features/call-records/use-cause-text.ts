import { useTranslation } from 'react-i18next';
import { causeText } from './outcome.ts';

/** Says a hang-up cause in the language of the page; one that the texts do not know in readable letters. */
export function useCauseText(): (cause: string) => string {
  const { t } = useTranslation('callRecords');
  const known: Readonly<Record<string, unknown>> = t('causes', { returnObjects: true });
  return (cause) => {
    const said = known[cause];
    return typeof said === 'string' ? said : causeText(cause);
  };
}
