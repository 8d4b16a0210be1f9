import { useLayoutEffect, useRef, useState } from 'react';

/** What a field of the form is called on the page; its path where it is not shown. */
export function FieldName({ path }: { path: string }) {
  const here = useRef<HTMLSpanElement>(null);
  const [name, setName] = useState(path);
  useLayoutEffect(() => {
    const place = here.current?.closest('form')?.querySelector(`[data-field="${CSS.escape(path)}"]`);
    const label = place?.querySelector('label,legend')?.textContent ?? place?.getAttribute('aria-label');
    setName(label?.replace(/\s*\*$/, '').trim() || path);
  }, [path]);
  return <span ref={here}>{name}</span>;
}
