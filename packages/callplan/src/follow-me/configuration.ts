/** Where else an extension is looked for (contract 20 §10.2). Whether it is on stands at the extension. */
export interface FollowMeConfiguration {
  readonly uuid: string;
  readonly extensionUuid: string;
  /** A busy destination does not end the others. */
  readonly ignoresBusy: boolean;
  readonly namePrefix: string;
  readonly numberPrefix: string;
  /** In their order. */
  readonly destinations: readonly FollowMeDestination[];
}

export interface FollowMeDestination {
  readonly uuid: string;
  readonly number: string;
  readonly delaySeconds: number;
  readonly timeoutSeconds: number;
  readonly confirms: boolean;
}
