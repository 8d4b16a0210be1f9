import { errors } from '../../http/errors.ts';

/** A command of `POST /realtime/control` (contract 20 §13.2). */
export type ControlCommand =
  | { readonly action: 'hangup' | 'hold' | 'unhold'; readonly channelUuid: string }
  | {
      readonly action: 'transfer';
      readonly channelUuid: string;
      readonly destination: string;
      readonly leg: TransferredLeg;
    };

export type TransferredLeg = 'auto' | 'aleg' | 'bleg' | 'both';

interface SentCommand {
  readonly action?: string | null;
  readonly channel_uuid?: string | null;
  readonly destination?: string | null;
  readonly leg?: string | null;
}

const LEGS: readonly TransferredLeg[] = ['aleg', 'bleg', 'both'];

/** @throws ApiError 400 in the contract's words */
export function readCommand(sent: SentCommand): ControlCommand {
  const channelUuid = sent.channel_uuid?.trim() ?? '';
  if (channelUuid === '') throw errors.badRequest('channel_uuid required', required('channel_uuid'));
  const action = sent.action?.trim() ?? '';
  if (action === 'hangup' || action === 'hold' || action === 'unhold') return { action, channelUuid };
  if (action !== 'transfer') {
    const message = 'must be one of hangup, hold, unhold, transfer';
    throw errors.badRequest(`Invalid action: ${action}`, [{ field: 'action', message }]);
  }
  const destination = dialableOf(sent.destination ?? '');
  if (destination === '') throw errors.badRequest('destination required', required('destination'));
  return { action, channelUuid, destination, leg: legOf(sent.leg ?? '') };
}

/** What may be dialled of a text: everything else is left out. */
function dialableOf(text: string): string {
  return text.replace(/[^0-9A-Za-z_+#*-]/g, '');
}

function legOf(text: string): TransferredLeg {
  if (text === '') return 'auto';
  const leg = LEGS.find((one) => one === text);
  if (leg === undefined) throw errors.badField('leg', 'must be one of aleg, bleg, both');
  return leg;
}

function required(field: string) {
  return [{ field, message: 'is required' }];
}
