import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** The height that an element has now, in pixels; `unknown` until it was measured. */
export function useHeight(unknown: number): [RefObject<HTMLDivElement | null>, number] {
  const ref = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState(unknown);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = () => element.offsetHeight > 0 && setHeight(element.offsetHeight);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, height];
}
