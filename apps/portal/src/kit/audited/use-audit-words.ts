import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { isAuditedAction, isAuditedResource } from './audited.ts';

/** What an entry of the audit log did to what, in words; names that have none are shown as the server sends them. */
export function useAuditWords() {
  const { t } = useTranslation('audit');
  return useMemo(() => {
    const resource = (name: string) => (isAuditedResource(name) ? t(`resources.${name}`) : name.replaceAll('_', ' '));
    const action = (name: string) => (isAuditedAction(name) ? t(`actions.${name}`) : name.replaceAll('_', ' '));
    const sentence = (entry: { readonly action: string; readonly resource: string; readonly resource_id: string }) =>
      `${action(entry.action)} ${resource(entry.resource)} ${entry.resource_id}`.trim();
    return { resource, action, sentence };
  }, [t]);
}
