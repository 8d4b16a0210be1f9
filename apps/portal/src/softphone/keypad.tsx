import { Button, SimpleGrid } from '@mantine/core';
import { useTranslation } from 'react-i18next';

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'] as const;

/** The keys of a telephone. */
export function Keypad({ onPress }: { readonly onPress: (key: string) => void }) {
  const { t } = useTranslation('softphone');
  const spoken = (key: string) => (key === '*' ? t('keypad.star') : key === '#' ? t('keypad.hash') : key);
  return (
    <SimpleGrid cols={3} spacing="xs" role="group" aria-label={t('keypad.label')}>
      {KEYS.map((key) => (
        <Button
          key={key}
          variant="default"
          size="md"
          aria-label={t('keypad.key', { key: spoken(key) })}
          onClick={() => onPress(key)}
        >
          {key}
        </Button>
      ))}
    </SimpleGrid>
  );
}
