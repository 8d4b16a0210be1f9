import { ThemeIcon, Tooltip } from '@mantine/core';
import { IconAntennaBars2, IconAntennaBars4, IconAntennaBars5 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Grade, Quality } from './call-quality.ts';
import { usePhoneView } from './use-phone.ts';

const SIGNS = {
  good: { icon: IconAntennaBars5, color: 'green' },
  fair: { icon: IconAntennaBars4, color: 'yellow' },
  poor: { icon: IconAntennaBars2, color: 'red' },
} as const satisfies Record<Grade, object>;

/** How a call sounds, by what its packets tell. */
export function QualitySign({ id }: { readonly id: string }) {
  const { t } = useTranslation('softphone');
  const quality = usePhoneView().quality[id];
  if (quality === undefined) return null;
  const { icon: Sign, color } = SIGNS[quality.grade];
  const label = `${t(`quality.${quality.grade}`)}. ${details(quality)}`;
  return (
    <Tooltip label={label} multiline maw={220}>
      <ThemeIcon variant="light" color={color} role="img" aria-label={label} tabIndex={0}>
        <Sign size={18} />
      </ThemeIcon>
    </Tooltip>
  );

  function details({ lossPercent, jitterMs, roundTripMs }: Quality): string {
    const [loss, jitter] = [lossPercent.toFixed(1), jitterMs.toFixed(0)];
    if (roundTripMs === null) return t('quality.detailsShort', { loss, jitter });
    return t('quality.details', { loss, jitter, roundTrip: roundTripMs.toFixed(0) });
  }
}
