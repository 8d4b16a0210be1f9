/** Answer the call and walk it through a graph of nodes (contract 30 §17.1, `ivr`). */
export interface WalkFlowStep {
  readonly step: 'walk_flow';
  readonly flow: VoiceFlow;
}

/** A checked graph of an `ivr` program; `nodes` by key, begun at `start`. */
export interface VoiceFlow {
  readonly start: string;
  readonly nodes: Readonly<Record<string, VoiceFlowNode>>;
}

export interface VoiceFlowNode {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** Result of the node → key of the next; a result without a link hangs up. */
  readonly next: Readonly<Record<string, string>>;
}
