import { Anchor, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { When } from '../../../kit/format/when.tsx';
import type { Ladder } from './ladder.ts';
import type { SipMessage } from './trace.ts';
import { useColumnName } from './use-column-name.ts';

/** The messages of a call as a table. */
export function LadderTable({ ladder, onChoose }: { ladder: Ladder; onChoose: (message: SipMessage) => void }) {
  const { t } = useTranslation('callPage');
  const nameOf = useColumnName();
  return (
    <Table.ScrollContainer minWidth={560}>
      <Table aria-label={t('messages')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('time')}</Table.Th>
            <Table.Th>{t('from')}</Table.Th>
            <Table.Th>{t('to')}</Table.Th>
            <Table.Th>{t('message')}</Table.Th>
            <Table.Th>{t('transport')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {ladder.arrows.map(({ message, from, to, label, after, y }) => (
            <Table.Tr key={y}>
              <Table.Td>
                <When at={message.time} style="time" /> {t('after', { after })}
              </Table.Td>
              <Table.Td>{nameOf(from)}</Table.Td>
              <Table.Td>{nameOf(to)}</Table.Td>
              <Table.Td>
                <Anchor component="button" type="button" onClick={() => onChoose(message)}>
                  {label}
                </Anchor>
              </Table.Td>
              <Table.Td>{message.transport.toUpperCase()}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
