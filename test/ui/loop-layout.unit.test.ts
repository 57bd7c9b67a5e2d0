import { describe, expect, test } from 'vitest';
import { foldArcs } from '../../client/ui/loop-arcs.ts';
import { layoutLoop } from '../../client/ui/loop-layout.ts';
import type { LabelBox, LoopArc, LoopLayout, LoopModel, LoopStep } from '../../client/ui/loop-model.ts';
import { shortenText, textWidth, wrapText } from '../../client/ui/text-extent.ts';

describe('the picture of a loop', () => {
  for (const [language, title] of [
    ['Chinese', '曾用密码与身份信息核对'],
    ['English', 'Former passwords and identity check'],
  ] as const)
    for (const count of [1, 2, 5, 7, 12, 30])
      for (const width of [320, 820, 1_200])
        test(`labels never overlap: ${count} steps, ${language}, ${width} px`, () => {
          const steps = buildSteps(count, title);
          const arcs = someArcs(
            count,
            language === 'Chinese'
              ? '第 3 圈（空圈）· 11-20 · 没有好友'
              : 'Lap 3 (empty) · 20 Nov · no friends',
          );
          const layout = layoutLoop({ steps, arcs, links: [] }, width);
          expect(overlaps(layout)).toEqual([]);
          for (const label of labelsOf(layout)) {
            expect(label.x - label.width / 2).toBeGreaterThanOrEqual(0);
            expect(label.x + label.width / 2).toBeLessThanOrEqual(layout.width);
            expect(label.y - label.height / 2).toBeGreaterThanOrEqual(0);
            expect(label.y + label.height / 2).toBeLessThanOrEqual(layout.height);
          }
        });

  test('one step stands in the middle and its retry loops above it', () => {
    const layout = layoutLoop({ steps: buildSteps(1, 'Only'), arcs: [arc('a', 's0', 's0')], links: [] }, 600);
    expect(layout.steps[0]?.x).toBe(300);
    expect(layout.arcs[0]?.label.y).toBeLessThan(layout.steps[0]?.top ?? 0);
  });

  test('thirty steps get the room they need and scroll', () => {
    expect(layoutLoop({ steps: buildSteps(30, 'Step'), arcs: [], links: [] }, 800).width).toBeGreaterThan(
      2_000,
    );
  });

  test('a flow that fits is no wider than its place', () => {
    expect(layoutLoop({ steps: buildSteps(7, 'Step'), arcs: [], links: [] }, 800).width).toBe(800);
  });

  test('a longer lap lies above the shorter one that it spans', () => {
    const model: LoopModel = {
      steps: buildSteps(5, 'Step'),
      arcs: [arc('long', 's4', 's0'), arc('short', 's2', 's1')],
      links: [],
    };
    const [long, short] = ['long', 'short'].map((id) =>
      layoutLoop(model, 900).arcs.find((one) => one.arc.id === id),
    );
    expect(long?.label.y).toBeLessThan(short?.label.y ?? 0);
  });

  test('laps side by side share a level', () => {
    const model = {
      steps: buildSteps(5, 'Step'),
      arcs: [arc('a', 's1', 's0'), arc('b', 's4', 's3')],
      links: [],
    };
    expect(layoutLoop(model, 1_200).arcs.map((one) => one.level)).toEqual([0, 0]);
  });

  test('neighbours are joined by a line; where nobody went it says so', () => {
    const model = { steps: buildSteps(3, 'Step'), arcs: [], links: [{ from: 's0', to: 's1' }] };
    expect(layoutLoop(model, 600).links.map((link) => link.travelled)).toEqual([true, false]);
  });

  test('a way past other steps runs below the texts', () => {
    const model = { steps: buildSteps(4, 'Step'), arcs: [], links: [{ from: 's0', to: 's3' }] };
    const plain = layoutLoop({ ...model, links: [] }, 600);
    expect(layoutLoop(model, 600).height).toBeGreaterThan(plain.height);
  });

  test('steps outside the flow stand apart at the end, and no line of order leads there', () => {
    const steps = [{ ...step('x', 'Elsewhere'), outside: true }, ...buildSteps(3, 'Step')];
    const layout = layoutLoop({ steps, arcs: [], links: [{ from: 's2', to: 'x' }] }, 800);
    const [last] = layout.steps.slice(-1);
    expect(last?.step.id).toBe('x');
    expect(layout.outsideX).toBeGreaterThan(layout.steps[2]?.x ?? 0);
    expect(layout.outsideX).toBeLessThan(last?.x ?? 0);
    expect(layout.links.filter((link) => link.to === 'x')).toHaveLength(1);
  });

  test('arcs and links of unknown steps are left out', () => {
    const model = {
      steps: buildSteps(2, 'S'),
      arcs: [arc('a', 'nobody', 's0')],
      links: [{ from: 's0', to: 'nobody' }],
    };
    const layout = layoutLoop(model, 600);
    expect(layout.arcs).toEqual([]);
    expect(layout.links).toHaveLength(1);
  });

  test('no steps at all still make a picture', () => {
    expect(layoutLoop({ steps: [], arcs: [], links: [] }, 600).width).toBe(600);
  });

  test('bars stand on one floor and are as tall as their share', () => {
    const steps = [1, 0.5, 0].map((size, index) => ({ ...step(`s${index}`, 'Step'), size }));
    const placed = layoutLoop({ steps, arcs: [arc('a', 's1', 's0')], links: [] }, 800).steps;
    expect(new Set(placed.map((one) => one.bottom)).size).toBe(1);
    const [tall, half] = placed.map((one) => one.bottom - one.top);
    expect(half).toBe((tall ?? 0) / 2);
  });
});

describe('folding', () => {
  const laps = Array.from({ length: 7 }, (_, index) =>
    arc(`a${index}`, index === 6 ? 's3' : 's2', 's0', index > 0),
  );
  const fold = (arcs: LoopArc[]) => foldArcs(arcs, 6, (same) => `${same.length} laps`);

  test('six laps stay as they are', () => expect(fold(laps.slice(0, 6))).toHaveLength(6));
  test('more than six fold into one a pair, with their count', () =>
    expect(fold(laps).map((one) => one.label)).toEqual(['6 laps', 'a6']));
  test('a folded arc is dashed only where all of its laps are empty', () =>
    expect(fold(laps).map((one) => one.dashed)).toEqual([false, true]));
});

describe('text', () => {
  test('Chinese breaks anywhere, English between words', () => {
    expect(wrapText('曾用密码核对', 40, 13, 3).join('')).toBe('曾用密码核对');
    expect(wrapText('Former passwords', 80, 13, 2)).toEqual(['Former', 'passwords']);
  });
  test('what does not fit ends in an ellipsis and fits', () => {
    const short = shortenText('An uncommonly long title of a step', 90, 13);
    expect(short.endsWith('…')).toBe(true);
    expect(textWidth(short, 13)).toBeLessThanOrEqual(90);
  });
});

function step(id: string, title: string): LoopStep {
  return { id, title, mark: '✓ 4', note: 'insufficient material ×3', tone: 'plain' };
}
function buildSteps(count: number, title: string): LoopStep[] {
  return Array.from({ length: count }, (_, index) => step(`s${index}`, `${title} ${index}`));
}
function arc(id: string, from: string, to: string, dashed = false, label = id): LoopArc {
  return { id, from, to, label, dashed };
}
function someArcs(count: number, label: string): LoopArc[] {
  const last = count - 1;
  return [
    [last, 0],
    [last, 0],
    [last, Math.floor(last / 2)],
    [Math.floor(last / 2), 0],
    [Math.min(last, 1), 0],
    [last, last],
  ].map(([from, to], index) => arc(`a${index}`, `s${from}`, `s${to}`, false, label));
}
function labelsOf(layout: LoopLayout): LabelBox[] {
  return [
    ...layout.arcs.map((one) => one.label),
    ...layout.steps.flatMap((one) => [...one.titles, ...one.notes]),
  ];
}
function overlaps(layout: LoopLayout): string[] {
  const labels = labelsOf(layout);
  return labels.flatMap((a, index) =>
    labels
      .slice(index + 1)
      .filter(
        (b) =>
          Math.abs(a.x - b.x) < (a.width + b.width) / 2 - 0.01 &&
          Math.abs(a.y - b.y) < (a.height + b.height) / 2 - 0.01,
      )
      .map((b) => `${a.text} / ${b.text}`),
  );
}
