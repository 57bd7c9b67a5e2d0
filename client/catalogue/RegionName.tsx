import { useRegionName } from './useRegionName.ts';

/** A region's name; its code is in the tooltip. */
export function RegionName({ code }: { code: string }) {
  const name = useRegionName();
  return <span title={code === '' ? undefined : code}>{name(code)}</span>;
}
