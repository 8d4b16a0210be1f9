/** Listen in on the calls of an extension, one after the other (contract 20 §12.3). */
export interface EavesdropStep {
  readonly step: 'eavesdrop';
  readonly extensionUuid: string;
}
