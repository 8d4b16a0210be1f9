import { useTranslation } from 'react-i18next';
import { kindOf, targetOf } from '../../kit/destination/destination-kind.ts';
import { readDestination } from '../../kit/destination/destination-value.ts';
import { useNumberOwner } from '../../kit/destination/use-number-owner.ts';
import { DESTINATION_ICONS } from './destination-icons.ts';
import { NodeText } from './node-text.tsx';
import { TargetName } from './target-name.tsx';

interface DestinationNameProps {
  readonly destination: string | null | undefined;
  /** What nothing means here. */
  readonly nothing: string;
}

/** Where a call goes, in a node: what stands there, by its name. */
export function DestinationNode({ destination, nothing }: DestinationNameProps) {
  const { t } = useTranslation('kit');
  const { kind, target } = useDestination(destination);
  return (
    <NodeText icon={DESTINATION_ICONS[kind]} kind={t(`destination.${kind}`)}>
      {kind === 'nothing' ? nothing : <TargetName kind={kind} target={target} />}
    </NodeText>
  );
}

/** The same as a line of text. */
export function DestinationText({ destination, nothing }: DestinationNameProps) {
  const { t } = useTranslation('kit');
  const { kind, target } = useDestination(destination);
  if (kind === 'nothing') return nothing;
  return (
    <>
      {t(`destination.${kind}`)} <TargetName kind={kind} target={target} />
    </>
  );
}

function useDestination(destination: string | null | undefined) {
  const value = readDestination(destination);
  return { kind: kindOf(value, useNumberOwner(value)), target: targetOf(value) };
}
