import { afterTransfer, type VoiceFlow, type VoiceFlowNode, withMoreTraits } from '@strowger/callplan';
import type { AttemptOutcome, FlowCall } from '@strowger/switch';
import type { Application } from '../dialogue/application-run.ts';
import type { Dialogue } from '../dialogue/dialogue.ts';
import type { StepContext, StepOutcome } from '../steps/step-run.ts';
import type { FlowStep } from './node-scene.ts';
import { NODES } from './nodes.ts';

/** A graph may go round, but not for ever. */
const MOST_NODES = 5000;

/** Walks an answered leg through the graph of an `ivr` program (contract 30 §17.1). */
export class FlowWalk {
  readonly #flow: VoiceFlow;
  readonly #call: FlowCall;
  readonly #results: { readonly name: string; readonly data: string }[] = [];
  #hasDone = false;
  #shownAs: string | null = null;

  constructor(flow: VoiceFlow, call: FlowCall) {
    this.#flow = flow;
    this.#call = call;
  }

  /** What was learnt on the way. */
  get results(): AttemptOutcome['results'] {
    return this.#results;
  }

  /**
   * The graph has come to a node that hangs up, or that leads nowhere; or a fax has got there: the machine that has it hangs
   * up, and another try would send it again.
   */
  get hasDone(): boolean {
    return this.#hasDone;
  }

  /** The number that whoever it is connected with is to see as the caller; null: the graph does not say. */
  get shownAs(): string | null {
    return this.#shownAs;
  }

  readonly application: Application = async (dialogue, context) => {
    let key: string | undefined = this.#flow.start;
    for (let count = 0; count < MOST_NODES; count++) {
      const node: VoiceFlowNode | undefined = key === undefined ? undefined : this.#flow.nodes[key];
      if (node === undefined || node.type === 'hangup') break;
      const step = await this.#carryOut(node, dialogue, context);
      if (step.kind === 'transfer') return transferTo(step.number, context, this.#shownAs);
      if (node.type === 'fax_send' && step.result === 'success') this.#hasDone = true;
      if (dialogue.left.aborted) return { kind: 'next' };
      key = node.next[step.result] ?? node.next[step.otherwise ?? step.result];
    }
    this.#hasDone = true;
    return { kind: 'next' };
  };

  async #carryOut(node: VoiceFlowNode, dialogue: Dialogue, context: StepContext): Promise<FlowStep> {
    const carryOut = NODES[node.type];
    if (carryOut === undefined) {
      context.services.log('warn', 'a node of a flow is passed over', { leg: context.party.uuid, type: node.type });
      return { kind: 'on', result: 'done' };
    }
    const learn = (name: string, data: string) => void this.#results.push({ name, data });
    const showAs = (number: string) => {
      this.#shownAs = number;
    };
    return carryOut({ ...this.#call, data: node.data, dialogue, context, learn, showAs });
  }
}

function transferTo(destination: string, { history }: StepContext, shownAs: string | null): StepOutcome {
  const after = afterTransfer(history, null);
  const shown = shownAs === null ? after : withMoreTraits(after, { callerIdName: shownAs, callerIdNumber: shownAs });
  return {
    kind: 'route',
    transfer: { step: 'transfer', destination, reason: 'transfer', history: shown, by: null },
  };
}
