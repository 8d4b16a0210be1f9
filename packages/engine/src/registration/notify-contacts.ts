import { type Notice, SwitchRefusal } from '@strowger/switch';
import type { Services } from '../services.ts';
import { withinMs } from '../within.ts';
import { isCalledOnItsFlow, targetOf } from './contact-route.ts';
import type { Contact } from './locations.ts';

/** Who has not answered by then is not waited for. */
const PATIENCE_MS = 4000;

/**
 * Tells every device of an extension something outside of any subscription (NOTIFY, RFC 6665 §3.2 as the field uses it:
 * check-sync), each on one flow.
 * @returns how many took it
 * @throws SwitchRefusal `not_registered`
 */
export async function notifyContacts(
  services: Services,
  { tenantId, extensionUuid }: { readonly tenantId: number; readonly extensionUuid: string },
  notice: Notice,
): Promise<number> {
  const contacts = services.locations
    .live(extensionUuid, services.clock.now())
    .filter(({ owner }) => owner.tenantId === tenantId);
  if (contacts.length === 0) throw new SwitchRefusal('not_registered', 'The extension is not registered');
  const told = await Promise.all(
    contacts.map((contact) => withinMs(tellContact(services, contact, notice), PATIENCE_MS, null)),
  );
  return told.filter((status) => status !== null && status < 300).length;
}

/** Sends a device one notice outside of any subscription. @returns the status of its answer; null: there was none */
export async function tellContact(
  { sip, log }: Services,
  { binding, behindNat, owner }: Contact,
  notice: Notice,
): Promise<number | null> {
  const flowId = isCalledOnItsFlow(binding, behindNat) ? binding.flowId : undefined;
  const flow = flowId === undefined ? undefined : sip.flow(flowId);
  const address = `sip:${owner.extension}@${owner.domainName}`;
  try {
    const { status } = await sip.request({
      method: 'NOTIFY',
      uri: binding.contact,
      from: `<${address}>`,
      to: `<${address}>`,
      routes: binding.path,
      target: flow ?? targetOf(binding, behindNat),
      contactUser: owner.extension,
      headers: [
        ['Event', notice.event],
        ['Subscription-State', 'terminated;reason=noresource'],
      ],
      ...(notice.body === undefined ? {} : { body: notice.body, contentType: notice.contentType ?? 'text/plain' }),
    });
    return status;
  } catch (error) {
    log('info', 'a contact did not take a notice', { contact: binding.contact, error: String(error) });
    return null;
  }
}
