import { IconListNumbers, IconPhoneOff } from '@tabler/icons-react';
import { useQueries, useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '../../api/client.ts';
import { isErrorOf } from '../../kit/form/field-errors.ts';
import type { ResourceFormState } from '../../kit/form/use-resource-form.ts';
import { listOptions } from '../../kit/list/read-list.ts';
import { useTenantOfForm } from '../../kit/use-tenant.ts';
import { CallDiagram, type NodeView } from '../call-diagram/call-diagram.tsx';
import type { CallNode } from '../call-diagram/call-tree.ts';
import { DestinationNode } from '../call-diagram/destination-name.tsx';
import { NodeText } from '../call-diagram/node-text.tsx';
import { type MenuPlace, menusToRead, menuTree } from './menu-tree.ts';
import { type MenuValues, optionsOf } from './menu-values.ts';
import { OptionNode } from './option-summary.tsx';

interface MenuDiagramProps {
  readonly form: ResourceFormState<MenuValues>;
  readonly uuid: string | null;
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
}

/** The menu in the middle of where its calls go. */
export function MenuDiagram({ form, uuid, selected, onSelect }: MenuDiagramProps) {
  const { t } = useTranslation('ivrMenus');
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(new Set());
  const places = usePlaces(form.values, uuid, expanded);
  const { errors } = form;
  const tree = useMemo(() => {
    const view = (node: CallNode<MenuPlace>): CallNode<NodeView> => ({
      ...node,
      data: { id: node.id, content: <PlaceText place={node.data} />, wrong: isWrong(node.data, Object.keys(errors)) },
      children: node.children.map(view),
    });
    return view(places);
  }, [places, errors]);
  const toggle = (id: string) => {
    const next = new Set(expanded);
    if (!next.delete(id)) next.add(id);
    setExpanded(next);
  };
  return (
    <CallDiagram
      label={t('diagram')}
      tree={tree}
      selected={selected}
      onSelect={(id) => onSelect(ownNode(id))}
      onExpand={toggle}
      expandLabel={t('expand')}
    />
  );
}

/** The diagram's tree; nested menus are read once they are opened. */
function usePlaces(values: MenuValues, uuid: string | null, expanded: ReadonlySet<string>): CallNode<MenuPlace> {
  const { t } = useTranslation('ivrMenus');
  const tenantId = useTenantOfForm();
  const tenant = tenantId === undefined ? {} : { tenant_id: tenantId };
  const list = useQuery(listOptions({ path: '/api/ivr_menus', query: { ...tenant, page: 1, per_page: 100 } }));
  const menus = useMemo(() => list.data?.rows ?? [], [list.data]);
  const { ivr_menu_name: name, ivr_menu_extension: number, options, ivr_menu_exit_data: exit } = values;
  const drawn = { uuid, name, number, options, exit: exit ?? '' };
  const around = { menus, expanded, exitLabel: t('exitWay') };
  const wanted = useWanted(drawn, around);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the parts of what is drawn
  return useMemo(
    () => menuTree(drawn, { ...around, options: wanted }),
    [uuid, name, number, options, exit, menus, expanded, around.exitLabel, wanted],
  );
}

type Drawn = Parameters<typeof menuTree>[0];
type Around = Omit<Parameters<typeof menuTree>[1], 'options'>;

/** Options of the menus that are open, as far as they have been read. */
function useWanted(drawn: Drawn, around: Around) {
  const [known, setKnown] = useState<ReadonlyMap<string, MenuValues['options']>>(new Map());
  const wanted = menusToRead(menuTree(drawn, { ...around, options: known }), around.menus);
  const read = useQueries({
    queries: wanted.map((ivr_menu_uuid) =>
      $api.queryOptions('get', '/api/ivr_menus/{ivr_menu_uuid}', { params: { path: { ivr_menu_uuid } } }),
    ),
  });
  const found = read.flatMap(({ data }) => (data === undefined ? [] : [data]));
  const isNew = found.some((menu) => !isSame(known.get(menu.ivr_menu_uuid), menu));
  if (isNew) setKnown(new Map([...known, ...found.map((menu) => [menu.ivr_menu_uuid, optionsOf(menu)] as const)]));
  return known;
}

function isSame(options: MenuValues['options'] | undefined, menu: Parameters<typeof optionsOf>[0]): boolean {
  return options !== undefined && JSON.stringify(options) === JSON.stringify(optionsOf(menu));
}

/** A node of a nested menu stands for the option that leads there. */
function ownNode(id: string): string {
  return /^option:\d+/.exec(id)?.[0] ?? id;
}

function isWrong(place: MenuPlace, paths: readonly string[]): boolean {
  if (place.kind === 'exit') return paths.includes('ivr_menu_exit_data');
  if (place.kind === 'menu' || !place.own) return false;
  return paths.some((path) => isErrorOf(path, [`options.${place.index}`]));
}

function PlaceText({ place }: { place: MenuPlace }): ReactNode {
  const { t } = useTranslation('ivrMenus');
  switch (place.kind) {
    case 'menu':
      return (
        <NodeText icon={IconListNumbers} kind={place.number === '' ? t('one') : place.number}>
          {place.name === '' ? t('one') : place.name}
        </NodeText>
      );
    case 'option':
      return <OptionNode option={place.option} />;
    case 'exit':
      return place.destination === '' ? (
        <NodeText icon={IconPhoneOff} kind={t('exitNode')}>
          {t('endCall')}
        </NodeText>
      ) : (
        <DestinationNode destination={place.destination} nothing={t('endCall')} />
      );
  }
}
