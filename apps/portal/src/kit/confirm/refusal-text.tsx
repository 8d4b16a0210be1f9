import { List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { referencesOf } from './delete-refusal.ts';

/** Why something was not deleted: what leads to it, else the server's words. */
export function RefusalText({ name, message }: { name: string; message: string }) {
  const { t } = useTranslation('kit');
  const references = referencesOf(message);
  if (references.length === 0) return <Text size="sm">{message}</Text>;
  return (
    <div>
      <Text size="sm">{t('delete.referenced', { name })}</Text>
      <List size="sm" mt={4}>
        {references.map(({ kind, label, names }) => (
          <List.Item key={label}>
            {kind === null ? label : t(`delete.kinds.${kind}`)}: {names.join(', ')}
          </List.Item>
        ))}
      </List>
    </div>
  );
}
