import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { StatusBadge, type Tone } from '../../../kit/status-badge.tsx';
import { lossOf, type Media, type Quality, qualityOf } from './quality.ts';
import type { TracedLeg } from './trace.ts';

const TONES: Readonly<Record<Quality, Tone>> = { good: 'good', fair: 'warning', poor: 'bad', unknown: 'neutral' };

/** How each leg sounded, as its packets and reports tell. */
export function QualityPart({ legs }: { legs: readonly TracedLeg[] }) {
  const { t } = useTranslation('callPage');
  const measured = legs.flatMap((leg) => (leg.media === null ? [] : [{ leg, media: leg.media }]));
  if (measured.length === 0) return <Text c="dimmed">{t('noMedia')}</Text>;
  return (
    <Table.ScrollContainer minWidth={640}>
      <Table aria-label={t('quality')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('who')}</Table.Th>
            <Table.Th>{t('quality')}</Table.Th>
            <Table.Th ta="right">{t('received')}</Table.Th>
            <Table.Th ta="right">{t('sent')}</Table.Th>
            <Table.Th ta="right">{t('loss')}</Table.Th>
            <Table.Th ta="right">{t('jitter')}</Table.Th>
            <Table.Th ta="right">{t('roundTrip')}</Table.Th>
            <Table.Th>{t('mediaAddress')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {measured.map(({ leg, media }) => (
            <QualityRow key={leg.uuid} leg={leg} media={media} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function QualityRow({ leg, media }: { leg: TracedLeg; media: Media }) {
  const { t, i18n } = useTranslation('callPage');
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent', maximumFractionDigits: 1 });
  const [quality, loss] = [qualityOf(media), lossOf(media)];
  return (
    <Table.Tr>
      <Table.Td>{leg.extension || (leg.leg === 'a' ? leg.caller_number : leg.destination)}</Table.Td>
      <Table.Td>
        <StatusBadge tone={TONES[quality]}>
          {t(`qualities.${quality}`)}
          {media.mos === null ? '' : ` · MOS ${number.format(media.mos)}`}
        </StatusBadge>
      </Table.Td>
      <Table.Td ta="right">{number.format(media.packets_received)}</Table.Td>
      <Table.Td ta="right">{number.format(media.packets_sent)}</Table.Td>
      <Table.Td ta="right">{loss === null ? '–' : percent.format(loss)}</Table.Td>
      <Table.Td ta="right">{t('milliseconds', { value: number.format(media.jitter_ms) })}</Table.Td>
      <Table.Td ta="right">
        {media.round_trip_ms === null ? '–' : t('milliseconds', { value: number.format(media.round_trip_ms) })}
      </Table.Td>
      <Table.Td>{leg.remote_media_ip || '–'}</Table.Td>
    </Table.Tr>
  );
}
