/** A call flow: one number, two ways, switched by a feature code (contract 20 §9.2). Its PIN stays with the host. */
export interface CallFlowConfiguration {
  readonly uuid: string;
  readonly name: string;
  readonly number: string;
  readonly enabled: boolean;
  /** Empty = none. */
  readonly featureCode: string;
  readonly hasPin: boolean;
  readonly isNormal: boolean;
  readonly normal: CallFlowWay;
  readonly alternate: CallFlowWay;
}

export interface CallFlowWay {
  /** `*_app` and `*_data` of contract 20 §0.9. */
  readonly app: string;
  readonly data: string;
  /** Played after toggling into this state; empty = built-in. */
  readonly sound: string;
}
