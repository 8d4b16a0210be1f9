import { Alert, Divider, Stack, Switch, Text } from '@mantine/core';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { DestinationText } from '../../kit/destination/destination-text.tsx';
import { FormSection } from '../../kit/form/form-section.tsx';
import { sayFailure } from '../../kit/say.ts';
import type { Extension } from '../extensions/extension.ts';
import { type CallSettings, FORWARD_CASES, type Outcome, outcomeOf } from './call-settings.ts';
import { FollowMePart } from './follow-me-part.tsx';
import { ForwardRow } from './forward-row.tsx';
import type { ChangeSettings } from './use-call-settings.tsx';

interface CallSwitchesProps {
  readonly extension: Extension;
  readonly change: ChangeSettings;
}

/** What happens to the next call, and the switches that decide it. */
export function CallSwitches({ extension, change }: CallSwitchesProps) {
  const { t } = useTranslation('myPhone');
  const turn = async (changes: Partial<CallSettings>, said: string) => {
    const failure = await change(changes, said);
    if (failure) sayFailure(failure);
  };
  return (
    <Stack gap="lg">
      <NextCall outcome={outcomeOf(extension)} />
      <FormSection title={t('dnd')} text={t('dndText')}>
        <Switch
          label={t('dnd')}
          description={t('dndCodes')}
          checked={extension.do_not_disturb}
          onChange={({ currentTarget: { checked } }) =>
            void turn({ do_not_disturb: checked }, t(checked ? 'dndOn' : 'dndOff'))
          }
        />
        {extension.call_screen_enabled && (
          <Text size="sm" c="dimmed">
            {t('screened')}
          </Text>
        )}
      </FormSection>
      <FormSection title={t('forward')} text={t('forwardText')}>
        {FORWARD_CASES.map((one, index) => (
          <Fragment key={one}>
            {index > 0 && <Divider />}
            <ForwardRow of={one} settings={extension} change={change} />
          </Fragment>
        ))}
      </FormSection>
      <FollowMePart
        extension={extension}
        onChange={(on) => void turn({ follow_me_enabled: on }, t(on ? 'followOn' : 'followOff'))}
      />
    </Stack>
  );
}

const COLOURS = { forwarded: 'orange', busy: 'red', away: 'gray', followed: 'blue', rings: 'teal' } as const;

function NextCall({ outcome }: { outcome: Outcome }) {
  const { t } = useTranslation('myPhone');
  return (
    <Alert color={COLOURS[outcome.kind]} title={t('now')} role="status">
      {outcome.kind === 'forwarded' ? (
        <>
          {t(`forwarded.${outcome.why}`)} <DestinationText stored={outcome.to} />
        </>
      ) : (
        t(outcome.kind)
      )}
    </Alert>
  );
}
