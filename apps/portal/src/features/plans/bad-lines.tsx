import { Alert, List } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FieldError } from '../../api/api-error.ts';
import { lineOf } from './deck-order.ts';

interface BadLinesProps {
  readonly message: string;
  readonly faults: readonly FieldError[];
}

/** Why a file was not stored: line by line where lines are bad. */
export function BadLines({ message, faults }: BadLinesProps) {
  const { t } = useTranslation('plans');
  const textOf = (field: string, fault: string) => (field === 'valid_from' ? `${t('from')}: ${fault}` : fault);
  return (
    <Alert color="red" role="alert" title={t('notStored')}>
      {faults.length === 0 ? (
        message
      ) : (
        <List size="sm">
          {faults.map(({ field, message: fault }) => {
            const line = lineOf(field);
            return (
              <List.Item key={`${field} ${fault}`}>
                {line === null ? textOf(field, fault) : t('badLine', { line, fault })}
              </List.Item>
            );
          })}
        </List>
      )}
    </Alert>
  );
}
