import type { VouchShape } from '../contract/recoveries.ts';
import { DAY_MS } from '../contract/time-units.ts';

/** One account vouched for another. */
export interface VouchEdge {
  from: string;
  to: string;
  at: number;
}

/** What counts as a shape; from the settings. */
export interface ShapeLimits {
  /** So many accounts vouched for within 90 days make a star. */
  starFrom: number;
  /** A recovered account that vouches within so many days carries the fire on. */
  chainDays: number;
}

/**
 * Finds the shapes that collusion leaves in a vouch graph: rings (accounts that vouch for each other round a circle),
 * stars (one vouches for many), chains (a recovered account helps those who recovered it to the next: the forest-fire
 * pattern of Gong and Wang, 2014). Linear in the edges but for the chains' shared vouchers. Pure.
 */
export function findShapes(
  edges: readonly VouchEdge[],
  restored: ReadonlyMap<string, number>,
  limits: ShapeLimits,
): VouchShape[] {
  return [...rings(edges), ...stars(edges, limits), ...chains(edges, restored, limits)];
}

function rings(edges: readonly VouchEdge[]): VouchShape[] {
  const out = group(edges, 'from', 'to');
  const back = group(edges, 'to', 'from');
  const order: string[] = [];
  const seen = new Set<string>();
  for (const start of [...out.keys()].sort()) walk(start, out, seen, (account) => order.push(account));
  // Kosaraju's second pass: against the arrows, the last finished first; what one walk reaches is one component.
  const placed = new Set<string>();
  const found: VouchShape[] = [];
  for (const start of order.reverse()) {
    const accounts: string[] = [];
    walk(start, back, placed, (account) => accounts.push(account));
    // Two friends who once helped each other are no ring; the risk counts them as mutual.
    if (accounts.length > 2) found.push({ shape: 'ring', accounts: accounts.sort() });
  }
  return found;
}

// Depth first with a stack of our own, so that a long chain cannot overflow the runtime's; tells of who is finished.
function walk(
  start: string,
  next: ReadonlyMap<string, ReadonlySet<string>>,
  seen: Set<string>,
  finished: (account: string) => void,
): void {
  if (seen.has(start)) return;
  seen.add(start);
  const stack = [{ account: start, rest: [...(next.get(start) ?? [])] }];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const account = top.rest.pop();
    if (account === undefined) {
      finished(top.account);
      stack.pop();
    } else if (!seen.has(account)) {
      seen.add(account);
      stack.push({ account, rest: [...(next.get(account) ?? [])] });
    }
  }
}

function stars(edges: readonly VouchEdge[], { starFrom }: ShapeLimits): VouchShape[] {
  const found: VouchShape[] = [];
  const byCentre = new Map<string, VouchEdge[]>();
  for (const edge of edges) byCentre.set(edge.from, [...(byCentre.get(edge.from) ?? []), edge]);
  for (const centre of [...byCentre.keys()].sort()) {
    const own = byCentre.get(centre) ?? [];
    const helped = new Set<string>();
    for (const edge of own) {
      const within = own.filter((other) => other.at >= edge.at && other.at - edge.at <= 90 * DAY_MS);
      const accounts = new Set(within.map((other) => other.to));
      if (accounts.size >= starFrom) for (const account of accounts) helped.add(account);
    }
    if (helped.size > 0) found.push({ shape: 'star', accounts: [centre, ...[...helped].sort()] });
  }
  return found;
}

function chains(
  edges: readonly VouchEdge[],
  restored: ReadonlyMap<string, number>,
  { chainDays }: ShapeLimits,
): VouchShape[] {
  const vouchers = group(edges, 'to', 'from');
  const links = edges.filter(({ from, to, at }) => {
    const since = restored.get(from);
    if (since === undefined || at < since || at - since > chainDays * DAY_MS) return false;
    const helpers = vouchers.get(from) ?? new Set();
    return [...(vouchers.get(to) ?? [])].some((other) => helpers.has(other));
  });
  // Links that touch are one fire.
  const fires: Set<string>[] = [];
  for (const { from, to } of links) {
    const helpers = [...(vouchers.get(from) ?? [])].filter((one) => vouchers.get(to)?.has(one));
    const accounts = new Set([from, to, ...helpers]);
    for (const fire of fires.filter((one) => [...one].some((account) => accounts.has(account)))) {
      for (const account of fire) accounts.add(account);
      fires.splice(fires.indexOf(fire), 1);
    }
    fires.push(accounts);
  }
  return fires.map((accounts) => ({ shape: 'chain', accounts: [...accounts].sort() }));
}

function group(
  edges: readonly VouchEdge[],
  by: 'from' | 'to',
  take: 'from' | 'to',
): Map<string, Set<string>> {
  const groups = new Map<string, Set<string>>();
  for (const edge of edges) {
    const known = groups.get(edge[by]);
    if (known === undefined) groups.set(edge[by], new Set([edge[take]]));
    else known.add(edge[take]);
  }
  return groups;
}
