import { useStore } from 'react-admin';

/** How close together rows stand; this browser remembers it. */
export function useDensity() {
  return useStore<'dense' | 'roomy'>('density', 'dense');
}
