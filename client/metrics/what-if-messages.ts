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
      vouchesNeeded: 'Vouches needed',
      highRiskFrom: 'High risk from (points)',
    },
    figure: { rate: 'Loop rate', cases: 'Cases', perDay: 'Cases a day', minutes: 'Minutes of work a day' },
    recoveriesTitle: 'The same recoveries under other settings',
    recoveriesHelp: 'Weighed again from what is known of them. Nothing is changed.',
    recoveryFigure: {
      ready: 'With vouches enough',
      perDay: 'To decide a day',
      minutesPerDay: 'Minutes of work a day',
      highRisk: 'High risk, of these',
      riskyApprovals: 'Approvals at high risk',
      refused: 'Approvals without vouches enough',
      letThrough: 'Reversed later, and not held up',
    },
    lookedRecoveries: '%{looked} of %{recoveries} recoveries weighed',
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
      vouchesNeeded: '所需好友数',
      highRiskFrom: '高风险起点（分）',
    },
    figure: { rate: '死循环率', cases: '工单', perDay: '每天工单', minutes: '每天工作分钟' },
    recoveriesTitle: '同一批找回，换一套设置',
    recoveriesHelp: '按已知情况重新计算，不改变任何设置。',
    recoveryFigure: {
      ready: '好友数足够',
      perDay: '每天待处理',
      minutesPerDay: '每天工作分钟',
      highRisk: '其中高风险',
      riskyApprovals: '高风险而获批准',
      refused: '好友数不足而获批准',
      letThrough: '后被撤销而未拦下',
    },
    lookedRecoveries: '重新计算了 %{recoveries} 件找回中的 %{looked} 件',
    present: '现在',
    changed: '改变后',
    looked: '重放了 %{journeys} 个历程中的 %{looked} 个',
    replay: '重放',
  },
};

/** What the page of other thresholds says. */
export const whatIfMessages = { en, 'zh-CN': zh } satisfies Messages;
