import type { ExploredAccount, RecoveryStory } from '../../server/contract/recoveries.ts';

/** An account as it is drawn; `x` and `y` are its centre. */
export interface DrawnAccount {
  accountId: string;
  label: string;
  x: number;
  y: number;
  tone: 'requester' | 'danger' | 'proof' | 'quiet';
}

/** A vouch as it is drawn, from rim to rim. */
export interface DrawnVouch {
  key: string;
  from: { x: number; y: number };
  to: { x: number; y: number };
  danger: boolean;
}

export interface VouchPicture {
  width: number;
  height: number;
  accounts: DrawnAccount[];
  vouches: DrawnVouch[];
  /** Round the accounts in one hand; null where nobody holds two votes. */
  hand: { x: number; y: number; width: number; height: number } | null;
}

const WIDTH = 760;
const ROW = 62;
/** Every second voucher stands aside, so that a vouch between two of them can be seen. */
const ASIDE = 76;
const RADIUS = 24;
/** What lies one hop further stands left of all others. */
const BEYOND = 200;
const COLUMNS = { earlier: 90, vouchers: 380, requester: 660 };
/** More in one column cannot be read. */
const MOST_IN_COLUMN = 8;
const TAIL = 4;

/**
 * Places accounts in three columns: who vouched earlier, who vouches now, who asks; and, where somebody looked further,
 * a fourth for those beyond. Pure.
 */
export function vouchLayout(
  recovery: RecoveryStory,
  requester: string,
  beyond: ExploredAccount | null = null,
): VouchPicture {
  const { vouchers, control } = recovery;
  const graph = { ...recovery.graph, edges: allEdges(recovery, beyond) };
  const now = vouchers.filter(({ verdict }) => verdict === 'vouched');
  // Those in one hand stand together, so that one frame goes round them.
  const held = control.largest >= 2 ? control.accounts : [];
  const middle = [
    ...now.filter(({ accountId }) => held.includes(accountId)),
    ...now.filter(({ accountId }) => !held.includes(accountId)),
  ].map(({ accountId }) => accountId);
  const left = graph.nodes
    .map(({ accountId }) => accountId)
    .filter((accountId) => accountId !== requester && !middle.includes(accountId))
    .slice(0, MOST_IN_COLUMN);
  const shown = new Set([requester, ...graph.nodes.map(({ accountId }) => accountId)]);
  const far = (beyond?.nodes ?? []).filter(({ accountId }) => !shown.has(accountId)).slice(0, MOST_IN_COLUMN);
  // Nobody earlier: the column is left out, so that the others are drawn larger.
  const spare = left.length === 0 && far.length === 0 ? BEYOND : 0;
  const shift = far.length > 0 ? BEYOND : -spare;
  const rows = Math.max(far.length, left.length, middle.length, 1);
  const height = rows * ROW + 24;
  const column = (ids: readonly string[], x: number) =>
    ids.map((accountId, index) => ({
      accountId,
      x: shift + x + (x === COLUMNS.vouchers && index % 2 === 1 ? -ASIDE : 0),
      y: height / 2 + (index - (ids.length - 1) / 2) * ROW,
    }));
  const points = new Map(now.map((voucher) => [voucher.accountId, voucher]));
  const placed = [
    ...column(left, COLUMNS.earlier),
    ...column(middle, COLUMNS.vouchers),
    { accountId: requester, x: shift + COLUMNS.requester, y: height / 2 },
    ...column(
      far.map(({ accountId }) => accountId),
      COLUMNS.earlier - BEYOND,
    ),
  ];
  const accounts = placed.map((place): DrawnAccount => {
    const { accountId } = place;
    const voucher = points.get(accountId);
    const isHeld = [...graph.nodes, ...far].some((node) => node.accountId === accountId && node.held);
    const isBad = isHeld || (voucher !== undefined && voucher.points > 0);
    const other = voucher === undefined ? 'quiet' : 'proof';
    const tone = accountId === requester ? 'requester' : isBad ? 'danger' : other;
    return { ...place, label: `…${accountId.slice(-TAIL)}`, tone };
  });
  return {
    width: WIDTH + shift,
    height,
    accounts,
    vouches: drawVouches(graph, accounts),
    hand: frameOf(accounts.filter(({ accountId }) => held.includes(accountId))),
  };
}

function allEdges({ graph }: RecoveryStory, beyond: ExploredAccount | null) {
  const edges = [...graph.edges, ...(beyond?.edges ?? [])];
  return [...new Map(edges.map((edge) => [`${edge.from} ${edge.to} ${edge.at}`, edge])).values()];
}

function drawVouches(graph: RecoveryStory['graph'], accounts: readonly DrawnAccount[]): DrawnVouch[] {
  const at = new Map(accounts.map((account) => [account.accountId, account]));
  const fires = new Set(
    graph.shapes.filter(({ shape }) => shape !== 'star').flatMap((shape) => shape.accounts),
  );
  return graph.edges.flatMap(({ from, to, at: when }) => {
    const [start, end] = [at.get(from), at.get(to)];
    if (start === undefined || end === undefined) return [];
    const length = Math.hypot(end.x - start.x, end.y - start.y) || 1;
    const [dx, dy] = [((end.x - start.x) / length) * RADIUS, ((end.y - start.y) / length) * RADIUS];
    return [
      {
        key: `${from} ${to} ${when}`,
        from: { x: start.x + dx, y: start.y + dy },
        to: { x: end.x - dx * 1.25, y: end.y - dy * 1.25 },
        danger: (fires.has(from) && fires.has(to)) || start.tone === 'danger',
      },
    ];
  });
}

function frameOf(held: readonly DrawnAccount[]): VouchPicture['hand'] {
  if (held.length < 2) return null;
  const margin = RADIUS + 8;
  const [xs, ys] = [held.map(({ x }) => x), held.map(({ y }) => y)];
  const [left, top] = [Math.min(...xs) - margin, Math.min(...ys) - margin];
  return {
    x: left,
    y: top,
    width: Math.max(...xs) + margin - left,
    height: Math.max(...ys) + margin - top,
  };
}
