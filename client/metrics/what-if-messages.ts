import type { Messages, SameKeys } from '../ui/texts.ts';

const en = {
  whatIf: {
    open: 'What if…',
    title: 'The same period under other thresholds',
    help: 'Replayed from the raw events. Nothing is changed.',
    rule: {
      stuckAfterLaps: 'Laps until stuck',
      sameReasonTimes: 'Times the same reason',
      silentHours: 'Silent hours',
      stuckAfterFailedJourneys: 'Failed journeys in a row',
    },
    figure: { rate: 'Loop rate', cases: 'Cases', perDay: 'Cases a day', minutes: 'Minutes of work a day' },
    present: 'As it is',
    changed: 'As it would be',
    looked: '%{looked} of %{journeys} journeys replayed',
    replay: 'Replay',
  },
} as const;

const zh: SameKeys<typeof en> = {
  whatIf: {
    open: '假如…',
    title: '同一时段，换一套阈值',
    help: '由原始事件重放，不改变任何设置。',
    rule: {
      stuckAfterLaps: '几圈算卡住',
      sameReasonTimes: '同一原因几次',
      silentHours: '静默小时数',
      stuckAfterFailedJourneys: '连续失败历程数',
    },
    figure: { rate: '死循环率', cases: '工单', perDay: '每天工单', minutes: '每天工作分钟' },
    present: '现在',
    changed: '改变后',
    looked: '重放了 %{journeys} 个历程中的 %{looked} 个',
    replay: '重放',
  },
};

/** What the page of other thresholds says. */
export const whatIfMessages = { en, 'zh-CN': zh } satisfies Messages;
