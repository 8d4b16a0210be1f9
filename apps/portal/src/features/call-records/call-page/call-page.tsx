import { Paper, Stack, Title } from '@mantine/core';
import { IconPhoneX, IconRoute } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePathParameter } from '../../../app/use-search.ts';
import { EmptyState } from '../../../kit/empty-state.tsx';
import { zonedInstant } from '../../../kit/format/zoned-time.ts';
import { ButtonLink } from '../../../kit/links.tsx';
import { ListSkeleton } from '../../../kit/list/list-skeleton.tsx';
import { LoadFailed } from '../../../kit/load-failed.tsx';
import { Page } from '../../../kit/page.tsx';
import { hasFeature } from '../../../session/me.ts';
import { useMe } from '../../../session/use-me.ts';
import { writeSimulatedCall } from '../../simulator/simulated-call.ts';
import { seesCosts } from '../cost/sees-costs.ts';
import { OutcomeBadge } from '../outcome-badge.tsx';
import { CostPart } from './cost-part.tsx';
import { LegsPart } from './legs-part.tsx';
import { QualityPart } from './quality-part.tsx';
import { RecordPart } from './record-part.tsx';
import { RecordingPart } from './recording-part.tsx';
import { SignallingPart } from './signalling-part.tsx';
import { type KnownCall, useCall } from './use-call.ts';

/** One call: who took part, how it was signalled, how it sounded, what was recorded. */
export default function CallPage() {
  const { t } = useTranslation(['callPage', 'callRecords']);
  const callId = usePathParameter('id');
  const me = useMe();
  const call = useCall(callId);
  const { record, trace, pending, failure, retry } = call;
  const isUnknown = !pending && failure === null && record === undefined && trace === undefined;
  return (
    <Page
      title={pending && record === undefined && trace === undefined ? undefined : titleOf(call) || t('callPage:title')}
      crumbs={[{ title: t('callRecords:title'), to: '/call-records' }]}
      badge={record && <OutcomeBadge {...record} />}
      actions={<SimulatorLink call={call} />}
    >
      {failure !== null && <LoadFailed error={failure} retry={retry} />}
      {isUnknown && <EmptyState title={t('callPage:unknown')} text={t('callPage:unknownText')} icon={<IconPhoneX />} />}
      {pending && record === undefined && trace === undefined && <ListSkeleton />}
      {record && (
        <Part title={t('callPage:record')}>
          <RecordPart record={record} />
        </Part>
      )}
      {record && seesCosts(me) && (
        <Part title={t('callPage:cost')}>
          <CostPart callId={callId} />
        </Part>
      )}
      {record && (
        <Part title={t('callPage:recording')}>
          <RecordingPart callId={callId} />
        </Part>
      )}
      {trace && (
        <>
          <Part title={t('callPage:legs')}>
            <LegsPart legs={trace.legs} />
          </Part>
          <Part title={t('callPage:quality')}>
            <QualityPart legs={trace.legs} />
          </Part>
          <Part title={t('callPage:signalling')}>
            <SignallingPart trace={trace} />
          </Part>
        </>
      )}
      {record && !trace && !pending && <EmptyState title={t('callPage:noTrace')} text={t('callPage:noTraceText')} />}
    </Page>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Title order={2} size="h4">
          {title}
        </Title>
        {children}
      </Stack>
    </Paper>
  );
}

/** Who called whom. */
function partiesOf({ record, trace }: KnownCall): readonly [from: string, to: string] {
  const first = trace?.legs.find((leg) => leg.leg === 'a') ?? trace?.legs[0];
  return [record?.caller_number ?? first?.caller_number ?? '', record?.destination ?? first?.destination ?? ''];
}

function titleOf(call: KnownCall): string {
  return partiesOf(call)
    .filter((party) => party !== '')
    .join(' → ');
}

/** Leads to the route simulator with this call filled in: which rules decide such a call. */
function SimulatorLink({ call }: { call: KnownCall }) {
  const { t } = useTranslation('callPage');
  const me = useMe();
  const [from, to] = partiesOf(call);
  if (!hasFeature(me, 'realtime') || from === '' || to === '') return null;
  const { record, trace } = call;
  const at = trace?.legs[0]?.start_time ?? zonedInstant(record?.start_time ?? '', me.timeZone)?.toISOString();
  const domain = me.kind === 'provider' ? record?.domain : undefined;
  return (
    <ButtonLink
      to="/simulator"
      search={writeSimulatedCall({ from, to, at: at ?? '', domain: domain ?? '' })}
      variant="default"
      leftSection={<IconRoute size={16} aria-hidden />}
    >
      {t('simulate')}
    </ButtonLink>
  );
}
