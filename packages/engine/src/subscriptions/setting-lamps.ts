import type { ExtensionConfiguration } from '@strowger/callplan';
import { type LampSource, light } from './lamp.ts';
import { extensionNumbered } from './lamp-name.ts';

/** `dnd+<ext>`: lit while the extension does not want to be disturbed. */
export const doNotDisturbLamp: LampSource = ofExtension(({ doNotDisturb }) => doNotDisturb);

/** `forward+<ext>`: lit while all its calls go elsewhere. */
export const forwardLamp: LampSource = ofExtension(({ forwardAll }) => forwardAll.enabled);

/** `flow+<code>`: lit while the call flow goes its alternate way (contract 20 §9.2). */
export const flowLamp: LampSource = {
  look({ callFlows }, code) {
    for (const { featureCode, isNormal } of callFlows.values()) {
      if (featureCode !== '' && featureCode.replace(/^\*/, '') === code) return light(!isNormal);
    }
    return null;
  },
};

function ofExtension(isLit: (extension: ExtensionConfiguration) => boolean): LampSource {
  return {
    look(tenant, number) {
      const extension = extensionNumbered(tenant, number);
      return extension === null ? null : light(isLit(extension));
    },
  };
}
