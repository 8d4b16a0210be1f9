import type { Family, Model } from '../configuration.ts';
import { cisco } from './cisco/render.ts';
import { fanvil } from './fanvil/render.ts';
import { grandstream } from './grandstream/render.ts';
import { panasonic } from './panasonic/render.ts';
import { polycom } from './polycom/render.ts';
import { snom } from './snom/render.ts';
import { yealink } from './yealink/render.ts';

export const FAMILIES: readonly Family[] = [yealink, polycom, grandstream, cisco, snom, fanvil, panasonic];

/** Families by the vendors they serve. */
const BY_VENDOR: ReadonlyMap<string, Family> = new Map(
  FAMILIES.flatMap((family) => Object.keys(family.vendors).map((vendor) => [vendor, family] as const)),
);

export function familyOf(vendor: string): Family | null {
  return BY_VENDOR.get(vendor) ?? null;
}

export function modelOf(vendor: string, model: string): Model | null {
  const models = familyOf(vendor)?.vendors[vendor];
  return models && Object.hasOwn(models, model) ? (models[model] ?? null) : null;
}

/** What a device of a vendor is taken for while nobody says its model: the one most offices have. */
const GENERIC: Readonly<Record<string, string>> = {
  yealink: 't46s',
  polycom: 'vvx410',
  poly: 'ccx500',
  grandstream: 'gxp2170',
  cisco: 'spa504g',
  linksys: 'spa942',
  snom: 'd725',
  fanvil: 'x4',
  panasonic: 'hdv230',
};

export function genericModel(vendor: string): string | null {
  return GENERIC[vendor] ?? null;
}
