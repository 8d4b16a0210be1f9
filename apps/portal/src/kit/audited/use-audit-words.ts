import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type ActivityLine, parseActivity } from './activity-line.ts';
import { isAuditedAction, isAuditedResource } from './audited.ts';

/** What was done to what, in words; names that have none are shown as the server sends them. */
export function useAuditWords() {
  const { t } = useTranslation('audited');
  return useMemo(() => {
    const resource = (name: string) => (isAuditedResource(name) ? t(`resources.${name}`) : name.replaceAll('_', ' '));
    const action = (name: string) => (isAuditedAction(name) ? t(`actions.${name}`) : name.replaceAll('_', ' '));
    const said = (line: ActivityLine) => `${action(line.action)} ${resource(line.resource)} ${line.name}`.trim();
    const sentence = (entry: { readonly action: string; readonly resource: string; readonly resource_id: string }) =>
      said({ action: entry.action, resource: entry.resource, name: entry.resource_id });
    const activity = (text: string) => {
      const line = parseActivity(text);
      return line && isAuditedAction(line.action) && isAuditedResource(line.resource) ? said(line) : text;
    };
    return { resource, action, sentence, activity };
  }, [t]);
}
