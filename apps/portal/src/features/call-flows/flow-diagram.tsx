import { Group, Paper, SegmentedControl, Text, Title } from '@mantine/core';
import { IconArrowFork } from '@tabler/icons-react';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { focusField } from '../../kit/form/focus-error.ts';
import type { ResourceFormState } from '../../kit/form/use-resource-form.ts';
import { CallDiagram, type NodeView } from '../call-diagram/call-diagram.tsx';
import type { CallNode } from '../call-diagram/call-tree.ts';
import { DestinationNode } from '../call-diagram/destination-name.tsx';
import { NodeText } from '../call-diagram/node-text.tsx';
import { type FlowPlace, flowTree } from './flow-tree.ts';
import type { FlowValues } from './flow-values.ts';

/** Which way calls take, as a picture; a click on a place leads to its field. */
export function FlowDiagram({ form }: { form: ResourceFormState<FlowValues> }) {
  const { t } = useTranslation('callFlows');
  const frame = useRef<HTMLDivElement>(null);
  const { values, errors } = form;
  const tree = useMemo(() => {
    const view = (node: CallNode<FlowPlace>): CallNode<NodeView> => ({
      ...node,
      data: { id: node.id, content: <PlaceText place={node.data} />, wrong: errors[node.id] !== undefined },
      children: node.children.map(view),
    });
    return view(flowTree(values, { normal: t('normal'), alternate: t('alternate') }));
  }, [values, errors, t]);
  const goTo = (path: string) => {
    const whole = frame.current?.closest('form');
    if (whole) focusField(whole, path);
  };
  const status = form.at('call_flow_status');
  return (
    <Paper withBorder p="lg" ref={frame}>
      <Group justify="space-between" mb="sm">
        <div>
          <Title order={2} size="h5">
            {t('sections.now')}
          </Title>
          <Text size="sm" c="dimmed">
            {t('sections.nowText')}
          </Text>
        </div>
        <SegmentedControl
          aria-label={t('state')}
          value={status.value}
          onChange={(value) => status.set(value === 'true' ? 'true' : 'false')}
          data={[
            { value: 'true', label: values.call_flow_label || t('normal') },
            { value: 'false', label: values.call_flow_alternate_label || t('alternate') },
          ]}
        />
      </Group>
      <CallDiagram label={t('diagram')} tree={tree} onSelect={goTo} />
    </Paper>
  );
}

function PlaceText({ place }: { place: FlowPlace }) {
  const { t } = useTranslation('callFlows');
  if (place.kind === 'way') return <DestinationNode destination={place.destination} nothing={t('notAvailable')} />;
  const numbers = [place.number, place.code].filter((text) => text !== '').join(' · ');
  return (
    <NodeText icon={IconArrowFork} kind={numbers === '' ? t('one') : numbers}>
      {place.name === '' ? t('one') : place.name}
    </NodeText>
  );
}
