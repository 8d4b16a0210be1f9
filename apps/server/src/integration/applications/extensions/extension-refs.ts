import type { Trx } from '@strowger/db';
import type { IntegrationWriter } from '../../application.ts';
import { conflict } from '../../errors.ts';

/** The services of a billing system that an extension belongs to: at most one primary, any number of secondary ones. */
export interface ExtensionRefs {
  readonly ref: string | null;
  readonly secondary_refs: readonly string[];
}

interface RefOwner {
  readonly tenantId: number;
  readonly uuid: string;
}

export async function refsOf(trx: Trx, uuid: string): Promise<ExtensionRefs> {
  const rows = await trx
    .selectFrom('extension_refs')
    .select(['ref', 'secondary'])
    .where('extension_uuid', '=', uuid)
    .orderBy('ref')
    .execute();
  return {
    ref: rows.find(({ secondary }) => !secondary)?.ref ?? null,
    secondary_refs: rows.filter(({ secondary }) => secondary).map(({ ref }) => ref),
  };
}

/** Sets what was sent; absent parts stay. @throws IntegrationError 409 for a service that is named twice */
export async function setRefs(
  writer: IntegrationWriter,
  owner: RefOwner,
  sent: { readonly ref?: string | null; readonly secondary_refs?: readonly string[] },
): Promise<void> {
  if (sent.ref === undefined && sent.secondary_refs === undefined) return;
  const before = await refsOf(writer.trx, owner.uuid);
  await replaceRefs(writer, owner, before, {
    ref: sent.ref === undefined ? before.ref : sent.ref || null,
    secondary_refs: sent.secondary_refs ?? before.secondary_refs,
  });
}

/** @throws IntegrationError 409 when it has that service, or another primary one */
export async function assignRef(
  writer: IntegrationWriter,
  owner: RefOwner,
  ref: string,
  secondary: boolean,
): Promise<void> {
  const before = await refsOf(writer.trx, owner.uuid);
  if (!secondary && before.ref !== null && before.ref !== ref) {
    throw conflict(`The extension has a primary service already: ${before.ref}`);
  }
  if (!secondary && before.ref === ref) throw named(ref);
  const after = secondary ? { ...before, secondary_refs: [...before.secondary_refs, ref] } : { ...before, ref };
  await replaceRefs(writer, owner, before, after);
}

/** Takes a service off; one that it does not have is no error. */
export async function unassignRef(writer: IntegrationWriter, owner: RefOwner, ref: string): Promise<void> {
  const before = await refsOf(writer.trx, owner.uuid);
  await replaceRefs(writer, owner, before, {
    ref: before.ref === ref ? null : before.ref,
    secondary_refs: before.secondary_refs.filter((one) => one !== ref),
  });
}

async function replaceRefs(
  writer: IntegrationWriter,
  { tenantId, uuid }: RefOwner,
  before: ExtensionRefs,
  after: ExtensionRefs,
): Promise<void> {
  const all = [...(after.ref === null ? [] : [after.ref]), ...after.secondary_refs];
  const twice = all.find((ref, index) => all.indexOf(ref) !== index);
  if (twice !== undefined) throw named(twice);
  if (JSON.stringify(sorted(before)) === JSON.stringify(sorted(after))) return;
  await writer.trx.deleteFrom('extension_refs').where('extension_uuid', '=', uuid).execute();
  if (all.length > 0) {
    const rows = all.map((ref) => ({
      extension_uuid: uuid,
      tenant_id: tenantId,
      ref,
      secondary: ref !== after.ref,
    }));
    await writer.trx.insertInto('extension_refs').values(rows).execute();
  }
  writer.audit({ resource: 'fpbx_extensions', resourceId: uuid, action: 'update', tenantId, before, after });
}

function sorted({ ref, secondary_refs }: ExtensionRefs): ExtensionRefs {
  return { ref, secondary_refs: secondary_refs.toSorted() };
}

function named(ref: string) {
  return conflict(`The extension has the service ${ref} already`);
}
