import { createContext, useContext } from 'react';
import type { Me } from './me.ts';

/** Set by the gate once it is known who is there. */
export const MeContext = createContext<Me | undefined>(undefined);

/** Who is logged in. @throws outside of the pages behind the login */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (me === undefined) throw new Error('Nobody is logged in here');
  return me;
}
