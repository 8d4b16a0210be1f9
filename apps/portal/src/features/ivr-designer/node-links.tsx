import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { freeResults } from './edit-flow.ts';
import { KEYS, nodeKind } from './node-kinds.ts';
import type { FlowNode } from './scheme.ts';
import { useResultName } from './use-result-name.ts';

interface NodeLinksProps {
  readonly nodes: readonly FlowNode[];
  readonly node: FlowNode;
  readonly setLink: (result: string, to: string | null) => void;
}

/** Where each result of a node leads; a key of a menu has a link once one is added for it. */
export function NodeLinks({ nodes, node, setLink }: NodeLinksProps) {
  const { t } = useTranslation('ivrDesigner');
  const kind = nodeKind(node.type);
  if (kind === undefined || (kind.results.length === 0 && !kind.keys)) return null;
  const pressed = KEYS.filter((key) => kind.keys && node.links.some(({ result }) => result === key));
  return (
    <Stack gap="xs">
      <Text size="sm" fw={500}>
        {t('links')}
      </Text>
      {[...pressed, ...kind.results].map((result) => (
        <LinkField key={result} nodes={nodes} node={node} result={result} setLink={setLink} />
      ))}
      {kind.keys && <KeyAdder nodes={nodes} node={node} setLink={setLink} />}
    </Stack>
  );
}

function LinkField({ nodes, node, result, setLink }: NodeLinksProps & { readonly result: string }) {
  const { t } = useTranslation('ivrDesigner');
  const nameOf = useResultName();
  const options = useTargets(nodes, node);
  const isKey = KEYS.includes(result);
  return (
    <Select
      label={isKey ? t('onKey', { key: result }) : nameOf(result)}
      data={options}
      value={node.links.find((link) => link.result === result)?.to ?? null}
      onChange={(to) => setLink(result, to)}
      placeholder={t('end')}
      clearable
      clearButtonProps={{ 'aria-label': t('unlink', { result: nameOf(result) }) }}
    />
  );
}

/** A key that leads nowhere yet, and where it shall lead. */
function KeyAdder({ nodes, node, setLink }: NodeLinksProps) {
  const { t } = useTranslation('ivrDesigner');
  const options = useTargets(nodes, node);
  const free = freeResults(node).filter((result) => KEYS.includes(result));
  const [picked, setPicked] = useState<{ key: string | null; to: string | null }>({ key: null, to: null });
  const key = picked.key !== null && free.includes(picked.key) ? picked.key : (free[0] ?? null);
  if (free.length === 0) return null;
  return (
    <Group gap="xs" align="flex-end" wrap="nowrap">
      <Select
        label={t('key')}
        w={80}
        data={free}
        value={key}
        onChange={(next) => setPicked({ ...picked, key: next })}
        allowDeselect={false}
      />
      <Select
        label={t('leadsTo')}
        style={{ flex: 1 }}
        data={options}
        value={picked.to}
        placeholder={t('chooseStep')}
        onChange={(to) => setPicked({ ...picked, to })}
      />
      <Button
        variant="default"
        leftSection={<IconPlus size={16} aria-hidden />}
        disabled={key === null || picked.to === null}
        onClick={() => {
          if (key !== null) setLink(key, picked.to);
          setPicked({ key: null, to: null });
        }}
      >
        {t('addKey')}
      </Button>
    </Group>
  );
}

/** Every node but the start, which nothing leads to. */
function useTargets(nodes: readonly FlowNode[], node: FlowNode) {
  const { t } = useTranslation('ivrDesigner');
  return nodes.flatMap((other) => {
    const type = nodeKind(other.type)?.type;
    if (type === 'start') return [];
    const name = type === undefined ? other.type : t(`types.${type}.name`);
    const itself = other.index === node.index ? ` (${t('again')})` : '';
    return [{ value: other.index, label: `${other.index} · ${name}${itself}` }];
  });
}
